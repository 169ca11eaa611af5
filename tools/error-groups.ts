/** The errors that have a file of their own, as one. */
import { evidenceErrors } from './evidence-errors.ts';
import { machineErrors } from './machine-errors.ts';
import { projectErrors } from './project-errors.ts';
import { proofErrors } from './proof-errors.ts';
import { reportErrors } from './report-errors.ts';

export const groupedErrors = {
  ...reportErrors,
  ...evidenceErrors,
  ...machineErrors,
  ...proofErrors,
  ...projectErrors,
} as const;
