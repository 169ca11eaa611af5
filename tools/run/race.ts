/**
 * Engines that race for a counterexample: one that was confirmed decides its property, and whatever else was asked
 * about it then ends. Nothing else may end a question: a proof needs every engine that was asked for, and of an engine
 * that was not a counterexample would still count.
 */
import type { Obligation } from '../../harness/schema.ts';
import type { Cause, Verdict } from '../schema.ts';

export class Race {
  /** By property, the obligation that refuted it first. */
  readonly #refuted = new Map<string, string>();
  readonly #running = new Map<AbortController, readonly Obligation[]>();

  hear({ claim, role, replay, property, obligation }: Verdict): void {
    if (claim !== 'violated' || role !== 'claim' || replay?.result !== 'confirmed') return;
    if (this.#refuted.has(property)) return;
    this.#refuted.set(property, obligation);
    for (const [controller, asked] of this.#running) if (this.isDecided(asked)) controller.abort();
  }

  /** One process may answer for many properties: it ends when all of them are refuted. */
  isDecided(asked: readonly Obligation[]): boolean {
    return asked.every(({ property }) => this.#refuted.has(property));
  }

  causeOf({ property }: Obligation): Cause {
    return { code: 'decided', detail: `${this.#refuted.get(property)} was violated and confirmed first` };
  }

  /** A signal that ends these as soon as they are decided, and how it is given back. */
  enter(asked: readonly Obligation[]): { readonly signal: AbortSignal; leave(): void } {
    const controller = new AbortController();
    this.#running.set(controller, asked);
    return { signal: controller.signal, leave: () => void this.#running.delete(controller) };
  }
}
