/** Which instructions can be executed, never fewer than really can. */
import { disassemble, ends, type Instruction, isAssigned } from './opcodes.ts';
import { anything, pushed, result, type Seen, selector, type Word } from './stack.ts';

/** Byte ranges that are filled in at deployment. */
export interface Patch {
  readonly start: number;
  readonly length: number;
}

export interface Reach {
  /** In order of offset. */
  readonly instructions: readonly Instruction[];
  /** Whether every jump could be followed; if not, every valid jump target counts as reachable. */
  readonly followed: boolean;
  /** Whether a jump leads behind the end or execution runs over it, as no compiler's code does: it may be cut short. */
  readonly leavesCode: boolean;
  /** Constants that the function selector is compared with. */
  readonly selectors: ReadonlySet<number>;
  readonly selectorEscapes: boolean;
  /** What is known of the slot, for each SSTORE; `anything` when two ways to it differ. */
  readonly stores: ReadonlyMap<number, ReadonlySet<Word>>;
}

/** Call contexts are kept apart, so their number can explode; beyond this the coarse answer is given. */
const mostStates = 200_000;
const mostRemembered = 40_000_000;
const stackLimit = 1024;

export function reach(code: Uint8Array, patches: readonly Patch[]): Reach {
  const instructions = disassemble(code);
  const walk = new Walk(instructions, patches);
  const followed = walk.run();
  const reached = followed ? instructions.filter(({ offset }) => walk.visited.has(offset)) : sweep(instructions);
  const { leavesCode, stores } = walk;
  return {
    instructions: reached,
    followed,
    leavesCode,
    selectors: walk.seen.compared,
    selectorEscapes: walk.seen.escaped,
    stores,
  };
}

/** The coarse answer: entry at 0, every JUMPDEST entered from somewhere, nothing between a terminator and the next JUMPDEST. */
export function sweep(instructions: readonly Instruction[]): readonly Instruction[] {
  let alive = true;
  return instructions.filter((instruction) => {
    alive ||= instruction.name === 'JUMPDEST';
    const counts = alive;
    if (ends(instruction)) alive = false;
    return counts;
  });
}

interface State {
  readonly index: number;
  readonly stack: readonly Word[];
}

/** Runs the code on abstract words: both ways at each JUMPI, each block once for each stack it can be entered with. */
class Walk {
  readonly visited = new Set<number>();
  readonly seen: Seen = { compared: new Set(), escaped: false };
  readonly stores = new Map<number, Set<Word>>();
  leavesCode = false;
  private readonly end: number;
  private readonly indexOf = new Map<number, number>();
  private readonly known = new Set<string>();
  /** Characters in `known`. */
  private remembered = 0;
  private readonly waiting: State[] = [];

  constructor(
    private readonly instructions: readonly Instruction[],
    private readonly patches: readonly Patch[],
  ) {
    const last = instructions.at(-1);
    this.end = last === undefined ? 0 : last.offset + 1 + last.data.length;
    for (const [index, instruction] of instructions.entries()) this.indexOf.set(instruction.offset, index);
  }

  /** False as soon as something cannot be followed. */
  run(): boolean {
    this.enter(0, []);
    for (let state = this.waiting.pop(); state !== undefined; state = this.waiting.pop()) {
      if (!this.follow(state) || this.known.size > mostStates || this.remembered > mostRemembered) return false;
    }
    return true;
  }

  private enter(index: number, stack: readonly Word[]): void {
    const key = `${index}:${stack.join(',')}`;
    if (this.known.has(key)) return;
    this.known.add(key);
    this.remembered += key.length;
    this.waiting.push({ index, stack });
  }

  private follow({ index, stack: entered }: State): boolean {
    const stack = [...entered];
    for (let at = index; at < this.instructions.length; at += 1) {
      const instruction = this.instructions[at] as Instruction;
      // A block that another runs into is entered anew, so that it is walked once for each stack and not for each way.
      if (instruction.name === 'JUMPDEST' && at !== index) {
        this.enter(at, stack);
        return true;
      }
      this.visited.add(instruction.offset);
      if (!isAssigned(instruction.code)) return false;
      // The EVM halts on these, so nothing behind them is reached this way.
      if (stack.length < instruction.takes || stack.length - instruction.takes + instruction.leaves > stackLimit)
        return true;
      const next = this.step(instruction, at, stack);
      if (next !== 'on') return next === 'ended';
    }
    this.leavesCode = true;
    return true;
  }

  private step(instruction: Instruction, at: number, stack: Word[]): 'on' | 'ended' | 'lost' {
    const { name } = instruction;
    if (name === 'JUMP' || name === 'JUMPI') {
      const target = stack.pop() as Word;
      if (name === 'JUMPI' && stack.pop() === selector) this.seen.compared.add(0);
      if (target === selector) this.seen.escaped = true;
      if (target < 0) return 'lost';
      const index = this.indexOf.get(target);
      if (target >= this.end) this.leavesCode = true;
      // Elsewhere the EVM halts.
      if (index !== undefined && this.instructions[index]?.name === 'JUMPDEST') this.enter(index, stack);
      if (name === 'JUMP') return 'ended';
      this.enter(at + 1, stack);
      return 'ended';
    }
    if (ends(instruction)) {
      this.note(stack.slice(stack.length - instruction.takes));
      return 'ended';
    }
    this.apply(instruction, stack);
    return 'on';
  }

  private apply(instruction: Instruction, stack: Word[]): void {
    const { name, takes, leaves } = instruction;
    const top = stack.length - 1;
    if (name.startsWith('PUSH')) {
      stack.push(pushed(instruction, this.isPatched(instruction)));
    } else if (name.startsWith('DUP')) {
      stack.push(stack[stack.length - takes] as Word);
    } else if (name.startsWith('SWAP')) {
      const other = stack.length - takes;
      [stack[top], stack[other]] = [stack[other] as Word, stack[top] as Word];
    } else {
      const taken = stack.splice(stack.length - takes, takes).reverse();
      if (name === 'SSTORE') this.store(instruction.offset, taken[0] ?? anything);
      if (leaves === 1) stack.push(result(instruction, taken, this.seen));
      else if (name !== 'POP') this.note(taken);
    }
  }

  private note(taken: readonly Word[]): void {
    if (taken.includes(selector)) this.seen.escaped = true;
  }

  private store(offset: number, slot: Word): void {
    const slots = this.stores.get(offset) ?? new Set<Word>();
    this.stores.set(offset, slots.add(slot));
  }

  private isPatched({ offset, data }: Instruction): boolean {
    return this.patches.some(({ start, length }) => start < offset + 1 + data.length && offset + 1 < start + length);
  }
}
