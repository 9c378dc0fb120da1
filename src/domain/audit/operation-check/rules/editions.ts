import { later } from '../../../clock/timed-transitions.ts'
import type { EditionNow } from '../../../edition/who-has.ts'
import type { Operation, OperationFinding } from '../operation.ts'

/** Each customer and each group of the persons covered has the edition, and not for long an older one (R8-1). */
export function editions(operation: Operation): OperationFinding[] {
  const { policy, holdings, editions: drawing } = operation
  const drawn = Object.values(policy.processes).flatMap(({ documents }) => Object.values(documents))
  if (!drawn.some(({ draws }) => draws === 'edition')) return [{ code: 'policy-silent' }]
  const late = new Set(drawing.filter((one) => isLate(operation, one)).map(nameOf))
  return holdings.flatMap((one): OperationFinding[] => {
    const about = { subject: one.id, ...(one.case !== undefined && { case: one.case }) }
    if (one.state === 'none') return [{ code: 'edition-missing', ...about }]
    return one.state === 'older' && late.has(nameOf(one))
      ? [{ code: 'edition-outdated', ...about, detail: one.policy?.slice(0, 7) ?? '' }]
      : []
  })
}

const nameOf = ({ process, document }: Pick<EditionNow, 'process' | 'document'>): string => `${process} ${document}`
const LONGEST = 'P30D'

/** The present text is older than it may take to give it out, or a case has ended that gave it to all the others. */
function isLate({ policy, cases, now }: Operation, { process, document, digest, adopted }: EditionNow): boolean {
  const rounds = cases.flatMap(({ case: state }) =>
    state.process === process
      ? state.drawn.flatMap((drawn) =>
          drawn.document === document && drawn.digest === digest ? [{ at: drawn.at, phase: state.phase }] : [],
        )
      : [],
  )
  const phases = policy.processes[process]?.phases ?? {}
  if (rounds.some(({ phase }) => phases[phase]?.end === 'completed')) return true
  // A policy that was adopted since, and says the same to customers, gives nobody more time.
  const since = rounds.map(({ at }) => at).sort()[0] ?? adopted
  const within = policy.processes[process]?.documents[document]?.['given-within'] ?? LONGEST
  return since === undefined || Date.parse(later(policy, since, within)) < Date.parse(now)
}
