import { isCompromised } from '../../../domain/compromised-communications/compromised-communications.ts'
import type { CaseAddress } from '../../case/case-file.ts'
import { isOurs } from '../../case/is-own-comment.ts'
import { languageOf } from '../../case/language-of.ts'
import { bindScreen } from '../../case/record-screen-ids.ts'
import type { Handled } from '../../decisions/handle.ts'
import { commentOnce } from '../../messages/comment-once.ts'
import { markOf } from '../../ports/messages.ts'
import type { PolicyInForce } from '../../ports/policy-source.ts'
import type { World } from '../../ports/ports.ts'
import type { Shown } from '../../screen/reconcile-screen.ts'

const SCREEN = 'findings'
/** Of the comment once it was signed: from then on it stays as it is. */
const SIGNED = markOf('findings-signed')
// Whoever wrote down what was found is just posting it: another sweep leaves it to him, unless it never comes.
const SAYING_MS = 10 * 60 * 1000

const CHANGES: readonly string[] = [
  ...['findings-changed', 'findings-accepted', 'action-added', 'action-done', 'action-confirmed'],
  ...['approved', 'phase-changed', 'text-redacted'],
]

/** The result of the operation check, as one comment of its case that follows the record until it is signed (R5-1). */
export async function showFindings(
  world: World,
  policy: PolicyInForce,
  address: CaseAddress,
  handled: Handled,
  { comments }: Shown,
): Promise<void> {
  const { file, context, fresh } = handled
  const findings = file?.case.findings
  if (file === undefined || findings === undefined || isCompromised(context.policy, file.case)) return
  const mark = markOf(SCREEN)
  const ours = comments?.find(isOurs(world, mark))
  const known = file.case.screen[SCREEN] ?? ours?.id
  const found = fresh.some(({ event }) => event.type === 'findings-changed')
  const recently = world.now().getTime() - Date.parse(findings.at) < SAYING_MS
  if (known === undefined && !found && (comments === undefined || recently)) return
  const changed = fresh.some(({ event }) => CHANGES.includes(event.type))
  if (known !== undefined && !changed && ours === undefined) return

  const signed = context.policy.processes[file.case.process]?.phases[file.case.phase]?.end !== undefined
  if (signed && ours?.body.includes(SIGNED)) return
  const place = { web: world.web, home: policy.home, file: world.adoptions.file, now: world.now().toISOString() }
  const words = await world.words.findings(context, file.case, place, languageOf(file, policy))
  const body = [`${mark}${signed ? SIGNED : ''}`, words].join('\n\n')
  if (ours?.body === body) return
  const ref = { repository: address.repository, number: address.issue.number }
  const edited = known === undefined ? 'gone' : await world.issues.editComment(ref, known, body)
  // A crash came between making it and keeping where it is: it is the one that was found.
  const shown = edited === 'gone' ? await commentOnce(world, ref, body, mark) : ours
  if (shown !== undefined && shown.id !== file.case.screen[SCREEN]) {
    const { id, nodeId } = shown
    await bindScreen(world, policy, address, handled, { [SCREEN]: { id, ...(nodeId !== undefined && { nodeId }) } })
  }
}
