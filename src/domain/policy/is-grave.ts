import type { Policy } from './policy.schema.ts'

/** Whether a severity is one that the policy takes by signs before anybody has judged it, such as damage that spreads. */
export const isGrave = ({ severity }: Policy, id: string): boolean => severity.rules.some(({ is }) => is === id)
