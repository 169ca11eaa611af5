/** What fits on paper. What is left out is said there. */
export const paperLimits = { rows: 2000, details: 500, steps: 100 } as const;

/** Rows of the table that are made at once; the rest comes when it is scrolled to or asked for. */
export const rowsAtOnce = 200;
