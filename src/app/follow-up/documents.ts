import { factValues } from '../../domain/case/case.ts'
import { recordedSince } from '../../domain/case/editions.ts'
import { isWithheld } from '../../domain/compromised-communications/compromised-communications.ts'
import { holds } from '../../domain/policy/condition.ts'
import type { DocumentPolicy } from '../../domain/policy/document.schema.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import type { CaseAddress, CaseFile } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { recordScreenIds } from '../case/record-screen-ids.ts'
import { commentOnce } from '../messages/comment-once.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import type { KnownScreen } from '../screen/known-screen.ts'
import { planPath, repositoryOf } from './plan-place.ts'

/**
 * Documents of a case, such as the board report (R4.4-2): drawn up from its record as a comment of its own issue, so
 * that they are read by nobody who may not read the case. One that nobody has taken note of yet follows the record. Gives
 * whether anything was written.
 */
export async function drawUp(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  shown: KnownScreen,
): Promise<boolean> {
  const { file, context, newEvents } = run
  if (file === undefined || isWithheld(context.policy, file.case)) return false
  const documents = context.policy.processes[file.case.process]?.documents ?? {}
  const isWhole = shown.thoroughly === true || shown.overtaken === true
  const changed = isWhole || newEvents.some(({ event }) => CHANGES.includes(event.type))
  let isWritten = false
  for (const [id, rule] of Object.entries(documents)) {
    if (rule.draws === 'edition') {
      const { drawEdition } = await import('./edition/draw-edition.ts')
      isWritten = (await drawEdition(ports, inForce, address, run, id, rule)) || isWritten
      continue
    }
    const { name, taken } = editionOf(file, documents, id, rule)
    const known = file.case.screen[`document-${name}`]
    if (!isDue(file, rule) || (known !== undefined && (taken || !changed))) continue
    isWritten = true
    await write(ports, inForce, address, run, { id, name, rule, known }, shown)
  }
  return isWritten
}

/** An acknowledged document stays as it was; facts that were open in it and are known now come in an edition of their own. */
function editionOf(
  { case: state }: CaseFile,
  documents: Parameters<typeof recordedSince>[0],
  id: string,
  rule: DocumentPolicy,
): { name: string; taken: boolean } {
  const what = rule['acknowledged-as'] ?? ''
  const claim = ownProperty(state.acknowledged, what)
  if (claim === undefined) return { name: id, taken: false }
  const isOld = recordedSince(documents, state, what).length > 0
  return { name: isOld ? `${id}-${claim.seq}` : id, taken: !isOld }
}

const CHANGES: readonly string[] = ['fact-recorded', 'action-added', 'pull-request-seen']

function isDue({ case: state }: CaseFile, { when, with: pull, draws, 'drawn-in': phase }: DocumentPolicy): boolean {
  // A letter that may be in somebody's hands stays as it was handed over.
  if (draws === 'letter' && phase !== undefined && state.phase !== phase) return false
  const planned = pull === undefined || ownProperty(state.pulls, pull)?.state === 'merged'
  return planned && (when === undefined || holds(when, factValues(state)))
}

async function write(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  { id, name, rule, known }: { id: string; name: string; rule: DocumentPolicy; known: number | undefined },
  { comments }: KnownScreen,
): Promise<void> {
  const { file, context } = run
  if (file === undefined) return
  const ref = { repository: address.repository, number: address.issue.number }
  const plan = await planOf(ports, inForce, address, run, rule.with)
  const mark = markOf(`document=${name}`)
  const papers = await ports.messages.papers()
  const words = papers.document(context, file.case, id, plan, rule.language ?? inForce.rules.locale)
  const body = `${mark}\n\n${words}`
  const ours = comments?.find(isOwnComment(ports, mark))
  if (ours !== undefined && ours.id === known && ours.body === body) return
  const edited = known === undefined ? 'gone' : await ports.issues.editComment(ref, known, body)
  if (edited === 'edited') return
  const made = await commentOnce(ports, ref, body, mark)
  await recordScreenIds(ports, inForce, address, run, { [`document-${name}`]: made })
}

/** The text of the plan as it was merged. */
async function planOf(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  { file, context }: CaseRun,
  pull: string | undefined,
): Promise<string | undefined> {
  const rule =
    file === undefined || pull === undefined
      ? undefined
      : context.policy.processes[file.case.process]?.['pull-requests'][pull]
  if (file === undefined || rule === undefined) return undefined
  return ports.pulls.file(repositoryOf(inForce, rule), planPath(address, file.case, rule))
}
