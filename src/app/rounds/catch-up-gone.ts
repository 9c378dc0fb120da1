import type { Relocated } from '../../domain/case/case.ts'
import { LEDGER_BOUND, ledgerBoundSchema } from '../../domain/case/ledger-line.ts'
import { parseLedgerPath, yearOfIssue } from '../../domain/case/ledger-path.ts'
import { readCaseFile } from '../case/case-file.ts'
import { cause } from '../inbox/cause.ts'
import type { IssueRef, RepositoryName } from '../ports/github.ts'
import type { LedgerRef } from '../ports/ledger-store.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { arrivedUnheard, onRelocated } from './on-relocated.ts'

/** So many of the newest records whose issue no list has shown are asked about: what is open is mostly among these. */
const MOST = 300
/** GitHub shows what is new a little later in one place than in another. */
const SETTLED_MS = 10 * 60 * 1000

/**
 * Cases whose issue was deleted or moved while nobody heard of it. Lists of issues do not name what is gone, so this goes
 * by the records. Who did it GitHub tells to nobody afterwards: the app has only found it so.
 */
export async function catchUpGone(
  ports: Ports,
  inForce: PolicyInForce,
  repository: RepositoryName,
  { issues, records }: { issues: readonly { number: number }[]; records: readonly LedgerRef[] },
): Promise<void> {
  const listed = new Set(issues.map(({ number }) => number))
  const refs = new Map<number, LedgerRef>()
  for (const ref of records) {
    const number = parseLedgerPath(ref.path)?.issue
    if (number !== undefined && !listed.has(number)) refs.set(number, ref)
  }
  const asked = [...refs.keys()].sort((one, other) => other - one).slice(0, MOST)
  if (asked.length === 0) return
  for (const number of await ports.issues.notThere(repository, asked)) {
    const ref = refs.get(number)
    if (ref !== undefined) await findGone(ports, inForce, { repository, number }, ref)
  }
}

/** So long a crash between record and telling is made up for. */
const TOLD_WITHIN_MS = 7 * 24 * 60 * 60 * 1000

function placeOf({ to }: Relocated): IssueRef | undefined {
  const [owner = '', name = ''] = to?.repository.split('/') ?? []
  return to && { repository: { owner, name }, number: to.issue }
}

async function findGone(
  ports: Ports,
  inForce: PolicyInForce,
  from: { repository: RepositoryName; number: number },
  ref: LedgerRef,
): Promise<void> {
  const snapshot = await ports.ledger.read(ref)
  const file = snapshot && readCaseFile(snapshot.lines, inForce.rules)
  const first = snapshot?.lines.find(({ type }) => type === LEDGER_BOUND)
  const opened = file?.placed.find(({ event }) => event.type === 'case-opened')
  const bound = ledgerBoundSchema.safeParse(first?.data).data
  if (file === undefined || opened === undefined || bound === undefined) return
  const now = ports.now()
  const { relocated } = file.case
  // The record says so; whether somebody was told, only the issue that tells it shows: a crash may have come between.
  if (relocated !== undefined && now.getTime() - Date.parse(relocated.at) > TOLD_WITHIN_MS) return
  if (relocated === undefined && now.getTime() - Date.parse(opened.recorded) < SETTLED_MS) return
  // Records that were brought from another repository tell of that one's issues: of these none was ever here.
  if ((await ports.issues.repositoryId(from.repository)) !== bound.repository.id) return
  const found = relocated === undefined ? await ports.issues.whereabouts(from) : (placeOf(relocated) ?? 'nowhere')
  const to = found === 'nowhere' ? undefined : found
  if (to?.number === from.number && to.repository.name === from.repository.name) return
  const { id, number, year } = bound.issue
  // A case may have been opened in a later year than its issue, under which its record lies.
  const createdAt = yearOfIssue({ createdAt: opened.at }) === year ? opened.at : `${year}-12-31T23:59:59Z`
  const issue = { id, number, createdAt }
  const told = { actor: { ...ports.self, type: 'Bot' }, at: now.toISOString() }
  const what = to === undefined ? 'deleted' : 'transferred'
  await onRelocated(ports, {
    ...{ ...told, repository: from.repository, issue, to },
    cause: cause.relocated(what, opened.at),
  })
  if (to !== undefined && relocated === undefined)
    await arrivedUnheard(ports, from, to, { ...told, cause: cause.relocated('arrived', opened.at) })
}
