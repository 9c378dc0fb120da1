import { hours } from '../../time/hours.ts'
import { broken, type DoctorFinding, hint } from '../doctor-finding.ts'
import type { SetUpFacts } from '../facts.ts'

/** It is made each day; GitHub may begin a schedule late, and a weekend is no reason to worry. */
const LATE = 'P3D'
const AN_HOUR = 3_600_000

/** Whether records and runbooks could be read while somebody else holds the organisation (R4-2, R4.4-5). */
export const copyFindings = ({ copies, now }: SetUpFacts): DoctorFinding[] => [
  ...named(
    copies.flatMap(({ repository, seen }) => (seen.kind === 'seen' && seen.value === undefined ? [repository] : [])),
  ),
  ...copies.flatMap(({ repository, seen }): DoctorFinding[] => {
    const copy = seen.kind === 'seen' ? seen.value : undefined
    if (copy === undefined) return []
    const { state, last } = copy
    if (state !== 'active') return [broken('copy-off', { repository, state })]
    if (last === undefined) return [hint('copy-never', { repository })]
    const { conclusion, at } = last
    if (conclusion !== 'success') return [broken('copy-failed', { repository, at, conclusion })]
    return Date.parse(now) - Date.parse(at) > hours(LATE) * AN_HOUR ? [broken('copy-late', { repository, at })] : []
  }),
]

const named = (missing: readonly string[]): DoctorFinding[] =>
  missing.length === 0 ? [] : [hint('copy-missing', { repositories: missing.join(', ') })]
