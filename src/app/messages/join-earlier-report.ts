import { caseLabel } from '../../domain/policy/form-of.ts'
import { intakeOf } from '../../domain/policy/intake-of.ts'
import { isOwnComment } from '../case/is-own-comment.ts'
import { COUNTED, countedIn, isMachineReport, machineMarkedIn, UNNAMED } from '../inbox/machine-report.ts'
import type { IssueSeen, RepositoryName } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { commentOnce } from './comment-once.ts'

/** A machine's report: by an issue of its own, or said to the app, which has opened none for it yet. */
type MachineReport =
  | { kind: 'issue'; issue: IssueSeen }
  | { kind: 'said'; title: string; at: string; since: string | undefined; counted: readonly string[]; mark: string }

/**
 * Alerts that say the same of different things are one case at once. Those that say something else may be another incident, of
 * a severity that nobody has judged: so many sorts of one machine have a case each within an hour, and the rest is counted on
 * the first, since a machine that has gone mad must not hide the others behind its own.
 */
const SORTS = 3
const HOUR_MS = 60 * 60 * 1000
/** So long an issue may be on its way to its case. */
const OPENING_MS = 2 * 60 * 1000
/** Reports that a comment of ours remembers, which GitHub's longest comment has room for; more are not counted. */
const MOST = 3_000

/**
 * The same alert again joins its case, and so does a storm of others (R4.1-3): it is counted there, and an issue of its own is
 * closed as a duplicate. Gives whether it was joined, now or before.
 */
export async function joinEarlierReport(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  report: MachineReport,
): Promise<boolean> {
  const earlier = await earlierOf(ports, inForce, repository, report)
  if (earlier === undefined) return false
  if (report.kind === 'said' && isItsOwn(earlier, report)) return true
  const first = earlier.number
  const ref = { repository, number: first }
  const said = (await ports.issues.comments(ref)).find(isOwnComment(ports, COUNTED))
  const known = countedIn(said?.body ?? '')
  const counted = report.kind === 'issue' ? [String(report.issue.number)] : report.counted
  const before = new Set(known)
  const unknown = counted.filter((one) => one === UNNAMED || !before.has(one))
  const more = unknown.slice(0, MOST - known.length)
  if (more.length > 0) {
    const all = [...known, ...more]
    const numbers = all.filter((each) => /^\d+$/.test(each)).map(Number)
    const words = ports.messages.reportedAgain(
      { count: all.length, isMost: all.length === MOST, issues: numbers },
      inForce.rules.locale,
    )
    await commentOnce(ports, ref, `${markOf(`again=${all.join(',')}`)}\n\n${words}`, COUNTED)
  }
  // Somebody may have opened it again: that is a person's word, and stays.
  const isLeft = unknown.length === 0 || report.kind === 'said' || report.issue.stateReason === 'reopened'
  if (!isLeft && report.issue.state === 'open')
    await ports.issues.patch(
      { repository, number: report.issue.number },
      { state: 'closed', stateReason: 'duplicate', duplicateOf: first },
    )
  return true
}

/** The delivery that opened that case has come once more, or one of the same alert from before has come late. */
function isItsOwn({ body, createdAt }: IssueSeen, { since, counted, mark }: MachineReport & { kind: 'said' }): boolean {
  const named = machineMarkedIn(body)
  const isOfBefore = since !== undefined && Date.parse(since) <= Date.parse(createdAt)
  return body.startsWith(mark) || (isOfBefore && named !== undefined && named !== UNNAMED && counted.includes(named))
}

/** Told by GitHub's own list, so that runs that know nothing of each other come to the same: the lowest number leads. */
async function earlierOf(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  report: MachineReport,
): Promise<IssueSeen | undefined> {
  const own = report.kind === 'issue' ? report.issue : undefined
  const title = report.kind === 'issue' ? report.issue.title : report.title
  const at = Date.parse(report.kind === 'issue' ? report.issue.createdAt : report.at)
  const label = caseLabel(intakeOf(inForce.rules, repository.name) ?? '')
  const open = (await ports.issues.list(repository, { state: 'open' })).filter(
    (one) =>
      one.author.id === (own?.author.id ?? ports.self.id) &&
      one.number < (own?.number ?? Number.POSITIVE_INFINITY) &&
      isMachineReport(ports, inForce, one) &&
      // An issue that stood there before is no case, and nobody would see what joins it.
      (one.labels.includes(label) || at - Date.parse(one.createdAt) < OPENING_MS),
  )
  const earlier = open.sort((a, b) => a.number - b.number)
  const lately = earlier.filter(({ createdAt }) => at - Date.parse(createdAt) < HOUR_MS)
  const same = earlier.find((one) => plain(one.title) === plain(title))
  const like = lately.find((one) => sortOf(one.title) === sortOf(title))
  return same ?? like ?? (lately.length >= SORTS ? lately[0] : undefined)
}

/** The words alone, without which of many it is said of: no number, and no name with one. */
const sortOf = (title: string): string =>
  plain(title)
    .split(' ')
    .filter((word) => !/\p{N}/u.test(word))
    .join(' ')

/** As the app would write it: of what it opened itself the title stands there made harmless. */
const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
