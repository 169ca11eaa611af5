/** What surrounds the results: the tool, how the run went, and what a reader must not take silence for. */

import type { Invocation, Notification, ReportingDescriptor, Result, Run } from 'sarif';
import { notRunText } from '../agreement-words.ts';
import { answerOf } from '../answer.ts';
import { visible, visibleDeep } from '../escape.ts';
import type { Report } from '../schema.ts';
import { causeText, outcomeWord, totals } from '../words.ts';
import { message } from './sarif-parts.ts';

type Rules = ReportingDescriptor[];

/** No clock and no duration is in it, so that the same run gives the same bytes. `category` tells runs of one file apart. */
export function runOf(
  report: Report,
  category: string,
  { rules, results, invocation }: { rules: Rules; results: Result[]; invocation: Invocation },
): Run {
  const { identity, engines } = report;
  return {
    tool: {
      driver: { name: 'Assay', version: visible(identity.assay), rules },
      extensions: engines.map(({ id, title, version }) => ({
        name: visible(title),
        ...(version === null ? {} : { version: visible(version) }),
        properties: { engine: visible(id) },
      })),
    },
    automationDetails: { id: `assay/${visible(category)}/` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: message('The folder of foundry.toml') } },
    invocations: [invocation],
    results,
    properties: visibleDeep({
      project: report.project,
      commit: identity.commit,
      dirty: identity.dirty,
      manifest: identity.manifest,
      compiler: identity.compiler,
      profile: identity.profile,
    }),
  };
}

/** Of everything: what could not be judged, was not shown, not run or not selected. */
export function invocationOf(report: Report): Invocation {
  const { summary, exitCode, problems, reproduce } = report;
  const said = `${answerOf({ summary, exitCode })} ${totals(summary.outcomes, summary.total)}`;
  return {
    executionSuccessful: summary.total > 0 && summary.outcomes.error === 0 && problems.length === 0 && exitCode !== 2,
    exitCode,
    exitCodeDescription: said,
    ...(reproduce.length === 0 ? {} : { commandLine: visible(reproduce.join(' && ')) }),
    toolExecutionNotifications: [...problemsOf(report), ...unmetOf(report), ...notRunOf(report)],
    toolConfigurationNotifications: unselectedOf(report),
  };
}

export function engineInvocationOf(report: Report, engine: string): Invocation {
  const notifications = notRunOf(report, engine);
  return {
    executionSuccessful: notifications.every(({ level }) => level === 'note'),
    toolExecutionNotifications: notifications,
  };
}

function problemsOf({ problems, summary }: Report): Notification[] {
  const none = summary.total === 0 ? ['nothing was judged'] : [];
  return [...none, ...problems].map((text) => ({ level: 'error', descriptor: { id: 'run' }, message: message(text) }));
}

/** A property without a result of its own in the file for code scanning is not thereby shown. */
function unmetOf({ properties }: Report): Notification[] {
  return properties
    .filter(({ outcome }) => outcome === 'short' || outcome === 'error')
    .map((result) => ({
      level: result.outcome === 'error' ? 'error' : 'warning',
      descriptor: { id: result.cause?.code ?? result.outcome },
      associatedRule: { id: visible(result.id) },
      message: message(
        `${result.id} ${outcomeWord(result)}${result.cause === null ? '' : `; ${causeText(result.cause)}`}`,
      ),
    }));
}

function notRunOf({ agreement }: Report, engine?: string): Notification[] {
  const meant = agreement.notRun.filter((one) => engine === undefined || one.engine === engine);
  return meant.map((one) => ({
    level: one.properties.length > 0 ? 'warning' : 'note',
    descriptor: { id: 'engine-not-run' },
    message: message(`${one.engine}: ${notRunText(one)}`),
  }));
}

function unselectedOf({ notVerified }: Report): Notification[] {
  return notVerified
    .filter(({ kind }) => kind === 'selection')
    .map(({ subject, text }) => ({
      level: 'note',
      descriptor: { id: 'not-selected' },
      message: message(`${subject}: ${text}`),
    }));
}
