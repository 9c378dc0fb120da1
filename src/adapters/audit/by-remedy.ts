import type { KnownFinding } from '../../domain/findings/findings.ts'
import { groupBy } from '../../domain/values/group-by.ts'

/** In the order of their numbers; what is put right in the same way stands together. */
export const byRemedy = <Of extends Pick<KnownFinding, 'code'>>(findings: readonly Of[]): Of[][] => [
  ...groupBy(findings, ({ code }) => code).values(),
]
