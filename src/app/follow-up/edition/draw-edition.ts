import { editionOf } from '../../../domain/edition/edition-of.ts'
import { drawnSince, lastDrawn } from '../../../domain/edition/last-drawn.ts'
import type { DocumentPolicy } from '../../../domain/policy/process.ts'
import type { CaseAddress } from '../../case/case-file.ts'
import { bindScreen, type Made } from '../../case/record-screen-ids.ts'
import type { Handled } from '../../decisions/handle.ts'
import { commentOnce } from '../../messages/comment-once.ts'
import { markOf } from '../../ports/messages.ts'
import type { PolicyInForce } from '../../ports/policy-source.ts'
import type { World } from '../../ports/ports.ts'
import { editionDigest } from './edition-digest.ts'
import { versionOf } from './version-of.ts'

/**
 * The edition for customers and persons covered (R8-1), drawn up from the policy in force as comments of its case. While
 * nobody has decided on it, it follows the policy; from then on it is what was decided on, and the record says of which
 * policy it is.
 */
export async function drawEdition(
  world: World,
  policy: PolicyInForce,
  address: CaseAddress,
  handled: Handled,
  id: string,
  rule: DocumentPolicy,
): Promise<void> {
  const { file, context } = handled
  if (file === undefined || file.case.phase !== rule['drawn-in']) return
  const documents = context.policy.processes[file.case.process]?.documents ?? {}
  // Each round of the case has comments of its own: what was given out in an earlier one stays to be read.
  const round = drawnSince(file.case, documents, id)
  const wanted = (rule.languages ?? [policy.policy.locale]).map((language) => ({
    language,
    name: `${id}-${language}-${round}`,
  }))
  const isThere = wanted.every(({ name }) => file.case.screen[`document-${name}`] !== undefined)
  if (isThere && lastDrawn(file.case, documents, id)?.policy === policy.sha) return
  const edition = editionOf(policy.policy, rule)
  const version = await versionOf(world, policy)
  const made: Record<string, Made> = {}
  for (const { language, name } of wanted) {
    const mark = markOf(`document=${name}`)
    const drawn = { id, rule, edition, version, language }
    const body = `${mark}\n\n${world.words.edition(context, file.case, drawn, policy.policy.locale)}`
    made[`document-${name}`] = await write(world, address, file.case.screen[`document-${name}`], body, mark)
  }
  await bindScreen(world, policy, address, handled, made, [
    { type: 'document-drawn', data: { document: id, policy: policy.sha, digest: editionDigest(edition) }, text: {} },
  ])
}

async function write(
  world: World,
  address: CaseAddress,
  known: number | undefined,
  body: string,
  mark: string,
): Promise<Made> {
  const ref = { repository: address.repository, number: address.issue.number }
  const edited = known === undefined ? 'gone' : await world.issues.editComment(ref, known, body)
  return known !== undefined && edited === 'edited' ? { id: known } : commentOnce(world, ref, body, mark)
}
