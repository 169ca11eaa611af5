/** What a property is, as data. Everything downstream (harnesses, verdicts, reports) is derived from this. */

/** `proved` is unbounded; `bounded` holds within recorded bounds; `sampled` was searched and nothing was found. */
export type Strength = 'proved' | 'bounded' | 'sampled';

/** Weakest first, so that the index is the rank. */
export const strengths: readonly Strength[] = ['sampled', 'bounded', 'proved'];

export type Kind = 'unit' | 'revert' | 'state' | 'transition' | 'static' | 'sequence' | 'model';

/** The five Certora categories. */
export type Category = 'valid-state' | 'state-transition' | 'variable-transition' | 'high-level' | 'unit-test';

export type Level = 'standard-must' | 'standard-should' | 'security' | 'feature';

/** `SUBJECT-GROUP-NNN`, never reused. */
export type PropertyId = string;

export interface Source {
  readonly document: string;
  readonly section: string;
}

/** Why an expression may be assumed: the property that proves it, the assumption it is, or why it cannot be otherwise. */
export type Reason = { readonly provedIn: PropertyId } | { readonly assumes: string } | { readonly because: string };

/** A Solidity boolean over the state before the step (`x0`) that narrows what is checked, never without its reason. */
export interface Given {
  readonly expr: string;
  readonly reason: Reason;
}

/**
 * A Solidity type and expression read before and after the step: `locked` is seen as `locked0` and `locked1`.
 * The identifiers it may use are those of the property's world.
 */
export interface Observable {
  readonly type: string;
  readonly expr: string;
}

/** One call of a known function. `args`, `from` and `value` are Solidity expressions. */
export interface Step {
  readonly to: string;
  readonly fn: string;
  readonly args: readonly string[];
  /** Solidity expression of the sender; `caller` unless told. */
  readonly from?: string;
  /** Wei; nothing unless told. */
  readonly value?: string;
  /** `success` and `revert` are claims about the call; `assumed` discards executions in which it reverts. */
  readonly expect: 'success' | 'revert' | 'assumed';
  /** Names its decoded return value. */
  readonly returns?: { readonly type: string; readonly name: string };
}

/**
 * Another property, assumed of the state before the step: its claim is emitted there, instantiated at the expressions of
 * `at` for its quantified variables. The proof then rests on that property.
 */
export interface Use {
  readonly lemma: PropertyId;
  readonly at?: Readonly<Record<string, string>>;
}

/** What a property says of one state, for use as a lemma when its own claim relates two. */
export interface Consequence {
  readonly forall?: Readonly<Record<string, string>>;
  /** Solidity boolean in the world's names. */
  readonly claim: string;
  /** Why it follows. */
  readonly because: string;
}

interface Checked {
  /** World that the expressions are read in: a file of `specs/worlds/`. */
  readonly world: string;
  /** Universally quantified variables, name → Solidity type. */
  readonly forall?: Readonly<Record<string, string>>;
  readonly given?: readonly Given[];
  readonly uses?: readonly Use[];
  readonly observe?: Readonly<Record<string, Observable>>;
  /** Solidity boolean over the observables before (`x0`) and after (`x1`). */
  readonly claim: string;
  /**
   * Theorems of arithmetic, instantiated where the symbolic engine multiplies or divides: each is a call of a function
   * of `specs/worlds/symbolic/Theorems.sol`, and each such function names the `model` property that proves it.
   */
  readonly hints?: readonly string[];
  /** Hints that must stand before the step because they prune paths inside it. */
  readonly hintsBefore?: readonly string[];
  /** Solidity declarations placed after the step, for hints and claim to share: `uint256 paid = backing0 - backing1`. */
  readonly locals?: readonly string[];
  /** Solidity boolean that some admitted execution must make true; the twin proves that one does. */
  readonly witness: string;
  /**
   * Solidity boolean over the state before the step, assumed by the twin alone: where to look for a witness. One
   * execution is enough there, and numbers spare the solver a search.
   */
  readonly example?: string;
  /** The claim is about cases off its world's hunting ground: a hunt for a counterexample looks everywhere. */
  readonly offGround?: true;
  /** How the fuzzer should choose a quantified variable, name → Solidity expression over the raw value. */
  readonly fuzz?: Readonly<Record<string, string>>;
}

/** Any call, by anyone, with any calldata, to each contract of `over`. */
export interface TransitionCheck extends Checked {
  readonly form: 'transition';
  readonly over: readonly string[];
  /** A witness particular to one target, where the general one cannot be reached through it. */
  readonly witnessOver?: Readonly<Record<string, string>>;
}

/**
 * Holds after deployment and is kept by any call: base case plus one-step induction. The claim names its observables
 * without index; witness, locals and hints with one.
 */
export interface InvariantCheck extends Checked {
  readonly form: 'invariant';
  readonly over: readonly string[];
  readonly witnessOver?: Readonly<Record<string, string>>;
}

/** A fixed list of calls with arbitrary arguments from an arbitrary state. */
export interface ScenarioCheck extends Checked {
  readonly form: 'scenario';
  readonly steps: readonly Step[];
  /** The claim speaks of log entries of the steps (`saidOnce` and the like), which only forge keeps. */
  readonly logs?: boolean;
  /** What the scenario itself limits (lengths, counts); makes it at most bounded. */
  readonly bounds?: readonly string[];
}

/** Holds right after the world's contracts were constructed. */
export interface ConstructionCheck extends Checked {
  readonly form: 'construction';
}

/** A question put to the compiled bytecode, ABI or storage layout. */
export interface StaticCheck {
  readonly form: 'static';
  readonly contract: string;
  readonly rule: StaticRule;
}

export type StaticRule =
  | { readonly name: 'no-opcodes'; readonly opcodes: readonly string[] }
  | { readonly name: 'no-abi-entries'; readonly patterns: readonly string[] }
  | { readonly name: 'no-mutable-addresses' }
  | { readonly name: 'no-deployer' }
  | { readonly name: 'call-sites'; readonly opcode: string; readonly most: number };

/** An SMT-LIB 2 file below `specs/smt/` whose every `check-sat` must answer `unsat`, by two solvers. */
export interface SmtCheck {
  readonly form: 'smt';
  readonly file: string;
  /** A companion query that must be `sat`: the premises are not contradictory. */
  readonly twin: string;
}

/** What detectors of known mistakes say of a contract's source: each finding is mended, or accepted with a reason. */
export interface SourceCheck {
  readonly form: 'source';
  /** Relative to the project root. */
  readonly file: string;
  readonly contract: string;
}

export type Check =
  | TransitionCheck
  | InvariantCheck
  | ConstructionCheck
  | ScenarioCheck
  | StaticCheck
  | SmtCheck
  | SourceCheck;

/**
 * What the compiler's own model checker is asked: the claim, or the part of it that one contract alone can break. The
 * contract inherits the real one, and its sources are what is judged. All expressions are read inside of it.
 */
export interface SourceClaim {
  /** A contract of `specs/worlds/source/`. */
  readonly world: string;
  /** `call`: whenever anyone calls, whatever was called before. `construction`: when the constructor ends. */
  readonly at: 'call' | 'construction';
  /** Universally quantified variables, name → Solidity type. */
  readonly forall?: Readonly<Record<string, string>>;
  /** Solidity booleans, each asserted by itself. */
  readonly claims: readonly string[];
  /** Solidity boolean that some run must make true. */
  readonly witness: string;
  /** What of the property is left out. Makes the result at most bounded. */
  readonly bounds?: readonly string[];
}

/** Which engine answers which part of the property. */
export interface Property {
  readonly id: PropertyId;
  /** Raised when the meaning changes; older verdicts are then void. */
  readonly rev: number;
  /** The claim in one sentence. */
  readonly title: string;
  readonly contract: string;
  readonly kind: Kind;
  readonly category: Category;
  readonly level: Level;
  /** What breaks if it fails. */
  readonly breaks: string;
  readonly source: Source;
  /** Where the documents are silent: what was chosen, and why. */
  readonly choice?: string;
  readonly assumptions: readonly string[];
  /** Properties this one's proof rests on. */
  readonly lemmas: readonly PropertyId[];
  readonly wanted: Strength;
  /** Engines whose answer is required. The strongest of them must reach `wanted`. */
  readonly engines: readonly string[];
  /**
   * Engines that are asked besides. A counterexample of theirs counts as any other; their silence costs nothing, and
   * their strength carries nothing.
   */
  readonly optional: readonly string[];
  readonly aliases: readonly string[];
  /** Present when the wanted strength is not reached, and why, as measured. The property stays short; a run accepts it. */
  readonly shortfall?: { readonly reaches: Strength; readonly reason: string };
  readonly check: Check;
  /** Present when and only when the compiler's model checker is asked. */
  readonly inSource?: SourceClaim;
  /** Present when the property may be used as a lemma and its claim relates two states. */
  readonly asLemma?: Consequence;
}

/** Whether an engine is asked about a property, required or not. */
export function isAsked({ engines, optional }: Pick<Property, 'engines' | 'optional'>, engine: string): boolean {
  return engines.includes(engine) || optional.includes(engine);
}

/** What the suite's specification demands at the least, and the properties that stand for it. */
export interface Row {
  readonly contract: string;
  /** Unlike that of any other row of its contract. */
  readonly statement: string;
  readonly kinds: readonly Kind[];
  /** Each must be wanted by one of the properties at least; `sampled` by one that is asked of forge, on the real pools. */
  readonly wanted: readonly Strength[];
  readonly properties: readonly PropertyId[];
  /** Why no property of the row wants what the row does, as measured; only where that is so. */
  readonly shortfall?: string;
  /** Part of the statement that none of the properties stands for. */
  readonly open?: string;
}

/** Something believed and not proved here. */
export interface Assumption {
  readonly id: string;
  readonly text: string;
  readonly kind: 'environment' | 'cryptography' | 'harness' | 'tool';
  /** Whether it makes the model admit more (`over`) or fewer (`under`) behaviours than reality. */
  readonly soundness: 'over-approximates' | 'under-approximates';
  readonly because: string;
}

/** A seeded bug: a patch below `contracts/faults/` and the property it must turn red. */
export interface Fault {
  readonly id: string;
  readonly property: PropertyId;
  readonly title: string;
  readonly patch: string;
}
