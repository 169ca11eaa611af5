/** Steps of a trace by number. Only the blocks that are asked for are read. */
import type { Source, Step, TraceHead } from '../data/types.ts';
import { stepText } from './words.ts';

export interface Steps {
  readonly length: number;
  at(step: number): Step | undefined;
  /** The nearest step after or before one that fits; null when there is none. Does not start again at the other end. */
  find(from: number, direction: 1 | -1, fits: (step: Step) => boolean): number | null;
  /** Numbers of the steps that have all words, in order. */
  search(text: string): readonly number[];
}

export function stepsOf({ trace, steps: length, perBlock }: TraceHead, source: Source): Steps {
  const at = (step: number): Step | undefined => source.steps(trace, Math.floor(step / perBlock))[step % perBlock];
  return {
    length,
    at,
    find(from, direction, fits) {
      for (let step = from + direction; step >= 0 && step < length; step += direction) {
        const found = at(step);
        if (found && fits(found)) return step;
      }
      return null;
    },
    search(text) {
      const words = text.toLowerCase().split(/\s+/).filter(Boolean);
      if (words.length === 0) return [];
      const found: number[] = [];
      for (let block = 0; block * perBlock < length; block += 1) {
        for (const [offset, step] of source.steps(trace, block).entries()) {
          const hay = stepText(step);
          if (words.every((word) => hay.includes(word))) found.push(block * perBlock + offset);
        }
      }
      return found;
    },
  };
}
