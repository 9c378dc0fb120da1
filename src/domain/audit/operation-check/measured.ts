/** Requirements for which the operation check looks for what goes against them, beside their gates and deadlines. */
export const MEASURED = [
  ...(['R1-1', 'R1-2', 'R1-4', 'R1-5', 'R1-6', 'R2-1', 'R3-1', 'R4-1', 'R4-2'] as const),
  ...(['R4.1-1', 'R4.1-1a', 'R4.1-1b', 'R4.1-1c', 'R4.1-1d', 'R4.1-1e', 'R4.1-2', 'R4.1-3', 'R4.1-4'] as const),
  ...(['R4.4-2', 'R4.4-3', 'R4.4-5', 'R5-1', 'R6-1', 'R8-1', 'R8-2', 'R9-3', 'R9-5'] as const),
] as const
export type Measured = (typeof MEASURED)[number]

export const isMeasured = (clause: string): clause is Measured => (MEASURED as readonly string[]).includes(clause)
