import type { DoctorCode } from '../../../../domain/doctor/doctor-finding.ts'
import type { SetUpContext } from '../context.ts'
import { type Item, left, there, waits } from '../item.ts'
import { isHeard } from './adoption.ts'

/** Earlier steps have said these already, each with the page on which it is put right. */
const SAID: readonly DoctorCode[] = [
  'automation-on',
  'team-empty',
  'board-missing',
  'repository-public',
  'actions-open-no-pulls',
]

/** The findings of `hikeshi doctor`: the whole set-up against what the policy needs. */
export async function lookAtDoctor(context: SetUpContext): Promise<readonly Item[]> {
  if (!(await isHeard(context))) return [waits('app')]
  const said = context.organisation.basePermission === 'none' ? SAID : [...SAID, 'may-read-restricted']
  const found = (await context.examine()).filter(
    ({ finding: { code, severity } }) => severity === 'error' && !said.includes(code),
  )
  return found.length === 0
    ? [there('doctor', {})]
    : found.map(({ finding: { code }, what, remedy }) => left('finding', { code, what, remedy }))
}
