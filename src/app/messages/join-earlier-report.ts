import { caseLabel } from '../../domain/policy/form-of.ts'
import { intakeOf } from '../../domain/policy/intake-of.ts'
import type { CaseAddress } from '../case/case-file.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { commentOnce } from './comment-once.ts'

/** So many cases an app opens within an hour; what it reports beyond them belongs to the first. */
const STORM = 3
const HOUR_MS = 60 * 60 * 1000
/** So long an issue may be on its way to its case. */
const OPENING_MS = 2 * 60 * 1000
/** Numbers that a comment of ours remembers. */
const MOST = 500
/** How its mark begins, and what it holds. */
const COUNTED = '<!-- hikeshi:again='
const NUMBERS = /hikeshi:again=([\d,]+)/

/**
 * The same alert again joins its case, and so does a storm of others (R4.1-3): the issue of an app is closed as a duplicate
 * of the earlier one, where it is counted. Gives whether it was joined, now or before.
 */
export async function joinEarlierReport(
  ports: Ports,
  inForce: PolicyInForce,
  { repository, issue }: CaseAddress & { issue: IssueSeen },
): Promise<boolean> {
  const first = await earlierOf(ports, inForce, repository, issue)
  if (first === undefined) return false
  const ref = { repository, number: first }
  const said = (await ports.issues.comments(ref)).find(isOwnComment(ports, COUNTED))
  const known = (NUMBERS.exec(said?.body ?? '')?.[1] ?? '').split(',').filter(Boolean)
  // Somebody may have opened it again: that is a person's word, and stays.
  if (known.includes(String(issue.number))) return true
  const numbers = [...known, String(issue.number)].slice(-MOST)
  const { locale } = inForce.rules
  const words = ports.messages.reportedAgain(numbers.map(Number), locale)
  await commentOnce(ports, ref, `${markOf(`again=${numbers.join(',')}`)}\n\n${words}`, COUNTED)
  if (issue.state === 'open')
    await ports.issues.patch(
      { repository, number: issue.number },
      { state: 'closed', stateReason: 'duplicate', duplicateOf: first },
    )
  return true
}

/** Told by GitHub's own list, so that runs that know nothing of each other come to the same: the lowest number leads. */
async function earlierOf(
  ports: Ports,
  { rules: policy }: PolicyInForce,
  repository: RepositoryName,
  issue: IssueSeen,
): Promise<number | undefined> {
  const label = caseLabel(intakeOf(policy, repository.name) ?? '')
  const at = Date.parse(issue.createdAt)
  const open = (await ports.issues.list(repository, { state: 'open' })).filter(
    (one) =>
      one.author.id === issue.author.id &&
      one.number < issue.number &&
      // What stood there before is no case, and nobody would see what joins it.
      (one.labels.includes(label) || at - Date.parse(one.createdAt) < OPENING_MS),
  )
  const earlier = open.sort((a, b) => a.number - b.number)
  const lately = earlier.filter(({ createdAt }) => at - Date.parse(createdAt) < HOUR_MS)
  const same = earlier.find(({ title }) => plain(title) === plain(issue.title))
  return (same ?? (lately.length >= STORM ? lately[0] : undefined))?.number
}

const plain = (title: string): string => title.normalize('NFKC').trim().toLowerCase()
