/** The engine's process: reads artifacts, asks each rule, writes the findings. */
import { writeFileSync } from 'node:fs';
import { sealed } from '../../run/sealed.ts';
import { readContract, Unjudged } from './artifact.ts';
import { examine } from './rules.ts';
import { type Ask, type Finding, Request, type Result, StaticRule } from './schema.ts';

function answer(out: string, { contract, rule }: Ask): Finding {
  try {
    const { data, error } = StaticRule.safeParse(rule);
    if (data === undefined)
      throw new Unjudged('tool-error', `the rule cannot be read: ${error.issues[0]?.message ?? ''}`);
    return examine(data, readContract(out, contract));
  } catch (problem) {
    const code = problem instanceof Unjudged ? problem.code : 'tool-error';
    const detail = problem instanceof Error ? problem.message : String(problem);
    return { claim: 'unknown', code, detail, effort: {} };
  }
}

const { out, result, asks } = Request.parse(JSON.parse(process.argv[2] ?? 'null'));
const written: Result = {
  schema: 1,
  answers: asks.map((ask) => ({
    obligation: ask.obligation,
    contract: ask.contract,
    rule: JSON.stringify(ask.rule),
    finding: answer(out, ask),
  })),
};
writeFileSync(result, sealed(written));
