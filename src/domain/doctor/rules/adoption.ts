import { broken, type DoctorFinding } from '../doctor-finding.ts'
import type { SetUpFacts } from '../facts.ts'

/** The policy on the default branch is sound, adopted, and the one that counts. */
export function adoptionFindings({ adoption }: Pick<SetUpFacts, 'adoption'>): DoctorFinding[] {
  const { file, inForce, there, problems } = adoption
  const about = { file, sha: there ?? '', adopted: inForce ?? '' }
  if (there === undefined) return [broken('policy-missing', about)]
  if (problems > 0) return [broken('policy-wrong', { ...about, count: String(problems) })]
  if (inForce === undefined) return [broken('policy-not-adopted', about)]
  return inForce === there ? [] : [broken('policy-not-the-adopted', about)]
}
