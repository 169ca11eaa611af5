/** A property's check as rules of CVL: the claim, and its twin that looks for a witness. */
import type { Check, InvariantCheck, Property, ScenarioCheck, Step, TransitionCheck } from '../../properties/schema.ts';
import { NotInCvl, parameterOf, quoted, type Scope, toCvl, valueType } from './cvl-words.ts';
import { comment, identifier, parseLocal } from './solidity.ts';
import { at } from './symbolic.ts';

/** An invariant that stands for a property, with the names of its parameters. */
export interface KnownInvariant {
  readonly name: string;
  readonly params: readonly string[];
}

export interface RuleContext {
  /** World's name → name in the specification. */
  readonly contracts: Readonly<Record<string, string>>;
  readonly properties: ReadonlyMap<string, Property>;
  readonly invariants: ReadonlyMap<string, KnownInvariant>;
}

type Written = ScenarioCheck | TransitionCheck | InvariantCheck;

export function isWritten(check: Check): check is Written {
  return check.form === 'scenario' || check.form === 'transition' || check.form === 'invariant';
}

/** @throws NotInCvl when it has no words for the check. */
export function cvlRules(property: Property, context: RuleContext): string {
  const { check } = property;
  if (!isWritten(check)) throw new NotInCvl(`a ${check.form} check is no rule`);
  const claim =
    check.form === 'invariant' ? invariant(property, check, context) : rule(property, check, context, false);
  return `${claim}\n\n${rule(property, check, context, true)}`;
}

function scopeOf(check: Written, { contracts }: RuleContext, extra: readonly string[] = []): Scope {
  const seen = Object.keys(check.observe ?? {}).flatMap((name) => [name, `${name}0`, `${name}1`]);
  const locals = (check.locals ?? []).flatMap((text) => /^\w+ (\w+) =/u.exec(text)?.[1] ?? []);
  const returned = check.form === 'scenario' ? check.steps.flatMap(({ returns }) => returns?.name ?? []) : [];
  const variables = new Set(['caller', ...Object.keys(check.forall ?? {}), ...seen, ...locals, ...returned, ...extra]);
  return { contracts, variables };
}

/** The claim with its observables put in: an invariant has no variables of its own. */
function invariant(property: Property, check: InvariantCheck, context: RuleContext): string {
  const scope = scopeOf(check, context);
  const inlined = Object.entries(check.observe ?? {}).reduce(
    (text, [name, { expr }]) => text.replace(new RegExp(`\\b${name}\\b`, 'gu'), () => expr),
    check.claim,
  );
  const params = Object.entries(check.forall ?? {}).map(([name, type]) => parameterOf(name, type));
  const requires = withCaller(assumed(check, context, scope));
  const head = [
    `/// ${comment(property.title)}`,
    `strong invariant ${identifier(property.id)}(${params.join(', ')})`,
    `    ${toCvl(inlined, scope)}`,
  ];
  if (requires.length === 0) return `${head.join('\n')};`;
  return [...head, '    {', '        preserved with (env e) {', ...lines(3, requires), '        }', '    }'].join('\n');
}

function rule(property: Property, check: Written, context: RuleContext, twin: boolean): string {
  const scope = scopeOf(check, context);
  const params = Object.entries(check.forall ?? {}).map(([name, type]) => parameterOf(name, type));
  const any = check.form === 'scenario' ? [] : ['method f'];
  const raw = check.form === 'scenario' ? [] : ['calldataarg args'];
  const name = `${identifier(property.id)}${twin ? '_twin' : ''}`;
  const claim = check.form === 'invariant' ? at(check, check.claim, '1') : check.claim;
  const wanted = toCvl(twin ? check.witness : claim, scope);
  const steps =
    check.form === 'scenario' ? scenarioSteps(check, context, scope) : { lines: ['f(e, args);'], flags: [] };
  const all = [...steps.flags, wanted].filter((one) => one !== 'true').join(' && ') || 'true';
  const text = [wanted, ...steps.lines, ...(check.locals ?? []), ...givens(check).map(({ expr }) => expr)].join('\n');
  const body = withCaller([
    ...assumed(check, context, scope),
    ...(check.form === 'invariant' ? hypothesis(property, check) : []),
    ...observed(check, scope, '0', text),
    ...given(check, scope),
    ...steps.lines,
    ...observed(check, scope, '1', text),
    ...locals(property, check, scope, wanted),
    twin ? `satisfy ${all}, "a witness";` : `assert ${all}, ${quoted(property.breaks)};`,
  ]);
  const filter = check.form === 'scenario' ? '' : ` filtered { ${filterOf(check, context)} }`;
  const title = twin ? [] : [`/// ${comment(property.title)}`];
  return [
    ...title,
    `rule ${name}(${[...any, 'env e', ...raw, ...params].join(', ')})${filter} {`,
    ...lines(1, body),
    '}',
  ].join('\n');
}

function filterOf(check: TransitionCheck | InvariantCheck, { contracts }: RuleContext): string {
  const over = check.over.flatMap((name) => contracts[name] ?? []);
  if (over.length === 0) throw new NotInCvl(`none of ${check.over.join(', ')} is in the specification`);
  const all = over.length === Object.keys(contracts).length;
  const host = all ? '' : ` && (${over.map((name) => `f.contract == ${name}`).join(' || ')})`;
  return `f -> !f.isView${host}`;
}

/** What the claim takes for granted before the step, each with its reason. */
function assumed(check: Written, context: RuleContext, scope: Scope): string[] {
  const others = Object.values(context.contracts);
  const apart = others.map((name) => `caller != ${name}`).join(' && ');
  const senders = others.length === 1 ? [] : [`require ${apart}, "Safe: because their own calls are parts of others";`];
  return [...senders, ...lemmas(check, context, scope)];
}

function hypothesis({ id }: Property, { forall = {} }: InvariantCheck): string[] {
  return [`// Safe: proved in ${id}`, `requireInvariant ${identifier(id)}(${Object.keys(forall).join(', ')});`];
}

function withCaller(body: readonly string[]): readonly string[] {
  return body.some((line) => /\bcaller\b/u.test(line)) ? ['address caller = e.msg.sender;', ...body] : body;
}

/** An instance that has no words is left out: that assumes less. */
function lemmas(check: Written, context: RuleContext, scope: Scope): string[] {
  const found = (check.uses ?? []).flatMap(({ lemma, at: places = {} }) => {
    try {
      return lemmaLines(lemma, places, context, scope);
    } catch (error) {
      if (error instanceof NotInCvl) return [];
      throw error;
    }
  });
  return [...new Set(found)].flatMap((one) => one.split('\n'));
}

/** One text, so that it is there once. */
function lemmaLines(
  id: string,
  places: Readonly<Record<string, string>>,
  context: RuleContext,
  scope: Scope,
): string[] {
  const known = context.invariants.get(id);
  if (known !== undefined) {
    const args = known.params.map((name) => {
      const place = places[name];
      if (place === undefined) throw new NotInCvl(`${id} is used at no ${name}`);
      return toCvl(place, scope);
    });
    return [`// Safe: proved in ${id}\nrequireInvariant ${known.name}(${args.join(', ')});`];
  }
  const lemma = context.properties.get(id);
  const source = lemma?.asLemma ?? (lemma?.check.form === 'invariant' ? lemma.check : null);
  if (!source) throw new NotInCvl(`${id} says nothing of one state`);
  const observed = 'observe' in source ? Object.entries(source.observe ?? {}) : [];
  const inlined = observed.reduce(
    (text, [name, { expr }]) => text.replace(new RegExp(`\\b${name}\\b`, 'gu'), () => expr),
    source.claim,
  );
  const placed = Object.keys(source.forall ?? {}).reduce((text, name) => {
    const place = places[name];
    if (place === undefined) throw new NotInCvl(`${id} is used at no ${name}`);
    return text.replace(new RegExp(`\\b${name}\\b`, 'gu'), () => place);
  }, inlined);
  return [`require ${toCvl(placed, scope)}, "Safe: proved in ${id}";`];
}

/** What leaves a function out is not said: any call is drawn with any bytes. */
function givens(check: Written): NonNullable<Written['given']> {
  return (check.given ?? []).filter(({ expr }) => check.form === 'scenario' || !/^c\.selector != [\w.]+$/u.test(expr));
}

function given(check: Written, scope: Scope): string[] {
  return givens(check).map(({ expr, reason }) => {
    const why =
      'provedIn' in reason
        ? `Safe: proved in ${reason.provedIn}`
        : 'assumes' in reason
          ? `Assumes ${reason.assumes}`
          : `Safe: because ${reason.because}`;
    return `require ${toCvl(expr, scope)}, ${quoted(why)};`;
  });
}

function observed(check: Written, scope: Scope, index: '0' | '1', text: string): string[] {
  return Object.entries(check.observe ?? {})
    .filter(([name]) => new RegExp(`\\b${name}${index}\\b`, 'u').test(text))
    .map(([name, { type, expr }]) => `${valueType(type)} ${name}${index} = ${toCvl(expr, scope)};`);
}

/** Those that the claim reads, and those that these read. */
function locals(property: Property, check: Written, scope: Scope, wanted: string): string[] {
  const needed: string[] = [];
  let text = wanted;
  for (const local of [...(check.locals ?? [])].reverse()) {
    const { type, name, expr } = parseLocal(property, local);
    if (!new RegExp(`\\b${name}\\b`, 'u').test(text)) continue;
    needed.unshift(`${valueType(type)} ${name} = ${toCvl(expr, scope)};`);
    text += `\n${expr}`;
  }
  return needed;
}

interface Steps {
  readonly lines: readonly string[];
  /** Booleans that say whether each call ended as it should. */
  readonly flags: readonly string[];
}

function scenarioSteps(check: ScenarioCheck, { contracts }: RuleContext, scope: Scope): Steps {
  const written: string[] = [];
  const flags: string[] = [];
  if (check.steps.some(({ expect }) => expect === 'success'))
    written.push('require e.msg.value == 0, "Safe: because the calls of this claim send no ether";');
  for (const [index, step] of check.steps.entries()) {
    const call = callOf(step, contracts, scope);
    const { returns } = step;
    const result = returns === undefined ? '' : `${returns.type} ${returns.name} = `;
    if (step.expect === 'assumed') {
      written.push(`${result}${call.plain};`);
      continue;
    }
    const flag = `ended${check.steps.length > 1 ? index : ''}`;
    written.push(`${result}${call.withRevert};`);
    written.push(`bool ${flag} = ${step.expect === 'revert' ? 'lastReverted' : '!lastReverted'};`);
    flags.push(flag);
  }
  return { lines: written, flags };
}

function callOf(step: Step, contracts: RuleContext['contracts'], scope: Scope) {
  if (step.from !== undefined || step.value !== undefined)
    throw new NotInCvl('a step with a sender or value of its own');
  const contract = contracts[step.to];
  if (contract === undefined) throw new NotInCvl(`${step.to} is not in the specification`);
  const args = ['e', ...step.args.map((arg) => toCvl(arg, scope))].join(', ');
  return { plain: `${contract}.${step.fn}(${args})`, withRevert: `${contract}.${step.fn}@withrevert(${args})` };
}

function lines(depth: number, texts: readonly string[]): string[] {
  return texts.map((text) => `${'    '.repeat(depth)}${text}`);
}
