/** The attacks that are searched, each with the most that the core's own rules admit, stated before anything is measured. */
import { defend } from './families/defend.ts';
import { desk } from './families/desk.ts';
import type { Family } from './families/family.ts';
import { ghost } from './families/ghost.ts';
import { pulse } from './families/pulse.ts';

export const families: readonly Family[] = [...pulse, ...desk, ...ghost, ...defend];
