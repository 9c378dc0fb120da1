import { editionOf } from '../../../domain/edition/edition-of.ts'
import { drawnSince, lastDrawn } from '../../../domain/edition/last-drawn.ts'
import type { DocumentPolicy } from '../../../domain/policy/document.schema.ts'
import type { CaseAddress } from '../../case/case-file.ts'
import type { CaseRun } from '../../case/case-run.ts'
import type { GitHubRef } from '../../case/github-ref.ts'
import { recordScreenIds } from '../../case/record-screen-ids.ts'
import { commentOnce } from '../../messages/comment-once.ts'
import { markOf } from '../../ports/messages.ts'
import type { PolicyInForce } from '../../ports/policy-source.ts'
import type { Ports } from '../../ports/ports.ts'
import { editionDigest } from './edition-digest.ts'
import { versionOf } from './version-of.ts'

/**
 * The edition for customers and persons covered (R8-1), drawn up from the policy in force as comments of its case. While
 * nobody has decided on it, it follows the policy; from then on it is what was decided on, and the record says of which
 * policy it is. Gives whether anything was written.
 */
export async function drawEdition(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  id: string,
  rule: DocumentPolicy,
): Promise<boolean> {
  const { file, context } = run
  if (file === undefined || file.case.phase !== rule['drawn-in']) return false
  const documents = context.policy.processes[file.case.process]?.documents ?? {}
  // Each round of the case has comments of its own: what was given out in an earlier one stays to be read.
  const round = drawnSince(file.case, documents, id)
  const wanted = (rule.languages ?? [inForce.rules.locale]).map((language) => ({
    language,
    name: `${id}-${language}-${round}`,
  }))
  const isThere = wanted.every(({ name }) => file.case.screen[`document-${name}`] !== undefined)
  if (isThere && lastDrawn(file.case, documents, id)?.policy === inForce.sha) return false
  const edition = editionOf(inForce.rules, rule)
  const version = await versionOf(ports, inForce)
  const papers = await ports.messages.papers()
  const made: Record<string, GitHubRef> = {}
  for (const { language, name } of wanted) {
    const mark = markOf(`document=${name}`)
    const drawn = { id, rule, edition, version, language }
    const body = `${mark}\n\n${papers.edition(context, file.case, drawn, inForce.rules.locale)}`
    made[`document-${name}`] = await write(ports, address, file.case.screen[`document-${name}`], body, mark)
  }
  await recordScreenIds(ports, inForce, address, run, made, [
    { type: 'document-drawn', data: { document: id, policy: inForce.sha, digest: editionDigest(edition) }, text: {} },
  ])
  return true
}

async function write(
  ports: Ports,
  address: CaseAddress,
  known: number | undefined,
  body: string,
  mark: string,
): Promise<GitHubRef> {
  const ref = { repository: address.repository, number: address.issue.number }
  const edited = known === undefined ? 'gone' : await ports.issues.editComment(ref, known, body)
  return known !== undefined && edited === 'edited' ? { id: known } : commentOnce(ports, ref, body, mark)
}
