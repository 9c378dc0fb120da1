import { isCompromised } from '../../../domain/compromised-communications/compromised-communications.ts'
import type { CaseAddress } from '../../case/case-file.ts'
import type { CaseRun } from '../../case/case-run.ts'
import { isOwnComment } from '../../case/is-own-comment.ts'
import { languageOf } from '../../case/language-of.ts'
import { recordScreenIds } from '../../case/record-screen-ids.ts'
import { commentOnce } from '../../messages/comment-once.ts'
import { markOf } from '../../ports/messages.ts'
import type { PolicyInForce } from '../../ports/policy-source.ts'
import type { Ports } from '../../ports/ports.ts'
import type { KnownScreen } from '../../screen/known-screen.ts'

const SCREEN = 'findings'
/** Of the comment once it was signed: from then on it stays as it is. */
const SIGNED = markOf('findings-signed')
// The sweep that wrote down the findings is just posting them: another sweep leaves that to it, unless it never comes.
const SAYING_MS = 10 * 60 * 1000

const CHANGES: readonly string[] = [
  ...['findings-changed', 'findings-accepted', 'action-added', 'action-done', 'action-confirmed'],
  ...['approved', 'phase-changed', 'text-redacted'],
]

/** The result of the operation check, as one comment of its case that follows the record until it is signed (R5-1). Gives whether it was written. */
export async function showFindings(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  { comments }: KnownScreen,
): Promise<boolean> {
  const { file, context, newEvents } = run
  const findings = file?.case.findings
  if (file === undefined || findings === undefined || isCompromised(context.policy, file.case)) return false
  const mark = markOf(SCREEN)
  const ours = comments?.find(isOwnComment(ports, mark))
  const known = file.case.screen[SCREEN] ?? ours?.id
  const found = newEvents.some(({ event }) => event.type === 'findings-changed')
  const recently = ports.now().getTime() - Date.parse(findings.at) < SAYING_MS
  if (known === undefined && !found && (comments === undefined || recently)) return false
  const changed = newEvents.some(({ event }) => CHANGES.includes(event.type))
  if (known !== undefined && !changed && ours === undefined) return false

  const signed = context.policy.processes[file.case.process]?.phases[file.case.phase]?.end !== undefined
  if (signed && ours?.body.includes(SIGNED)) return false
  const place = { web: ports.web, home: inForce.home, file: ports.adoptions.file, now: ports.now().toISOString() }
  const words = await ports.messages.findings(context, file.case, place, languageOf(file, inForce))
  const body = [`${mark}${signed ? SIGNED : ''}`, words].join('\n\n')
  if (ours?.body === body) return false
  const ref = { repository: address.repository, number: address.issue.number }
  const edited = known === undefined ? 'gone' : await ports.issues.editComment(ref, known, body)
  // A crash came between making it and keeping where it is: it is the one that was found.
  const shown = edited === 'gone' ? await commentOnce(ports, ref, body, mark) : ours
  if (shown !== undefined && shown.id !== file.case.screen[SCREEN]) {
    const { id, nodeId } = shown
    await recordScreenIds(ports, inForce, address, run, { [SCREEN]: { id, ...(nodeId !== undefined && { nodeId }) } })
  }
  return true
}
