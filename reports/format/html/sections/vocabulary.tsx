/** @jsxRuntime automatic */
/** @jsxImportSource preact */
/** What the words of the report mean. */
import type { Strength } from '../../../../properties/schema.ts';

export const meanings: Readonly<Record<Strength, string>> = {
  proved: 'For all inputs and all paths, under the assumptions named and resting on proved lemmas only.',
  bounded: 'True within the bounds recorded, and not known beyond them.',
  sampled: 'Searched, and nothing was found.',
};

export function Vocabulary() {
  return (
    <details class="quiet vocabulary">
      <summary>What the words mean</summary>
      <dl class="facts">
        <div>
          <dt>proved</dt>
          <dd>{meanings.proved}</dd>
        </div>
        <div>
          <dt>bounded</dt>
          <dd>{meanings.bounded}</dd>
        </div>
        <div>
          <dt>sampled</dt>
          <dd>{meanings.sampled}</dd>
        </div>
        <div>
          <dt>violated</dt>
          <dd>
            A counterexample was repeated on a concrete EVM: from deployment, or from a state that may be unreachable.
          </dd>
        </div>
        <div>
          <dt>unconfirmed</dt>
          <dd>A counterexample that no concrete run repeated. Neither a violation nor a proof.</dd>
        </div>
        <div>
          <dt>conflict</dt>
          <dd>One engine says proved, another has a confirmed counterexample. One of them is wrong.</dd>
        </div>
        <div>
          <dt>differ</dt>
          <dd>
            One engine holds it within bounds or by search, or another’s counterexample is not confirmed. Both can be
            true.
          </dd>
        </div>
        <div>
          <dt>not run</dt>
          <dd>The engine was asked and never started; what mends that stands beside it.</dd>
        </div>
        <div>
          <dt>worthless</dt>
          <dd>It holds because nothing reaches it: its twin was not refuted, or its canary was not found.</dd>
        </div>
        <div>
          <dt>unknown</dt>
          <dd>No answer, with the cause. Never counted as good.</dd>
        </div>
        <div>
          <dt>error</dt>
          <dd>Nothing can be judged: an engine failed, or a verdict is missing, stale or doubled.</dd>
        </div>
        <div>
          <dt>twin</dt>
          <dd>The same obligation with every execution denied. It must be refuted, or the claim is vacuous.</dd>
        </div>
        <div>
          <dt>canary</dt>
          <dd>A planted violation that a fuzz campaign must find.</dd>
        </div>
      </dl>
    </details>
  );
}
