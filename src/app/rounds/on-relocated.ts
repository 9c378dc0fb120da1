import type { RequestedCommand } from '../../domain/commands/command.ts'
import { caseLabel } from '../../domain/policy/form-of.ts'
import { phoneShown } from '../../domain/policy/placeholders.ts'
import { type CaseAddress, ledgerOf } from '../case/case-file.ts'
import { languageOf } from '../case/language-of.ts'
import { handle } from '../decisions/handle.ts'
import { readRecord } from '../decisions/read-record.ts'
import type { Act, SignalOf } from '../inbox/signal.ts'
import { standInMark } from '../inbox/stand-in.ts'
import { unhandledOpening } from '../inbox/unhandled-opening.ts'
import { calledFor } from '../messages/called-for.ts'
import { issueOnce } from '../messages/issue-once.ts'
import { placesOf } from '../policy/places-of.ts'
import type { IssueRef, RepositoryName } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { catchUp } from './catch-up.ts'
import { catchUpDeleted } from './catch-up-deleted.ts'

type Told = Pick<Act, 'actor' | 'at' | 'cause'>

/** An issue that was moved, or deleted: nowhere. Whoever hears of it knows by whom. */
export type Relocation = Told & CaseAddress & { to: IssueRef | undefined }

/** The issue of a case is elsewhere now, or nowhere: its record says so, and where nobody else takes it up, the officer is told. */
export async function onRelocated(ports: Ports, signal: Relocation): Promise<void> {
  const { repository, issue, to } = signal
  const inForce = await ports.policies.of(repository)
  if (inForce === undefined) return
  const address: CaseAddress = { repository, issue }
  const before = await readRecord(ports, inForce, address)
  if (before === undefined) return
  const asked: RequestedCommand = {
    command: {
      kind: 'relocated',
      what: to === undefined ? 'deleted' : 'transferred',
      repository: to && `${to.repository.owner}/${to.repository.name}`,
      issue: to?.number,
    },
    ...{ actor: signal.actor, at: signal.at, door: 'issue', cause: signal.cause, via: 'account' },
  }
  const { file } = await handle(ports, inForce, address, [asked], before)
  const goesOn = to !== undefined && (await judgedIn(ports, to.repository)) !== undefined
  if (file === undefined || goesOn) return
  const mark = standInMark(issue)
  const language = languageOf(file, inForce)
  const { title, body } = await ports.messages.standIn(
    await calledFor(ports, inForce),
    {
      number: issue.number,
      to: to && `${ports.web}/${to.repository.owner}/${to.repository.name}/issues/${to.number}`,
      ...{ path: ledgerOf(address).path, phone: phoneShown(inForce.rules, language) },
    },
    language,
  )
  const there = await ports.issues.own(repository, issue.createdAt)
  if (there.some((one) => one.body.includes(mark))) return
  const labels = to === undefined ? [caseLabel(file.case.process)] : []
  const number = await issueOnce(
    ports,
    repository,
    mark,
    () => true,
    async () => ({ title, body, labels }),
  )
  // Deadlines that nobody could be told of where it was do not wait for the next round.
  if (to === undefined) await catchUpDeleted(ports, inForce, repository, number, issue)
}

/** An issue came from another repository, with its words: the same case, and whoever wrote it is who reported. */
export async function onArrived(ports: Ports, signal: SignalOf<'arrived'>): Promise<void> {
  const { repository, from } = signal
  const ref = { repository, number: signal.issue.number }
  const inForce = await judgedIn(ports, repository)
  if (inForce === undefined) return
  const issue = await ports.issues.see(ref)
  if (issue === undefined) return
  const address: CaseAddress = { repository, issue }
  const comments = () => ports.issues.comments(ref)
  const opening = await unhandledOpening(ports, inForce, { repository, issue, came: 'event', comments })
  if (opening.length > 0) {
    await handle(ports, inForce, address, [...opening, arrivedFrom(from, signal)])
  }
  await catchUp(ports, inForce, repository, issue, undefined)
}

const arrivedFrom = ({ repository, number }: IssueRef, { actor, at, cause }: Told): RequestedCommand => ({
  command: { kind: 'relocated', what: 'arrived', repository: `${repository.owner}/${repository.name}`, issue: number },
  ...{ actor, at, door: 'issue', cause, via: 'account' },
})

/** The same where nobody heard of it: the case may be open there already, as a report of its own. */
export async function arrivedUnheard(ports: Ports, from: IssueRef, to: IssueRef, told: Told): Promise<void> {
  const inForce = await judgedIn(ports, to.repository)
  const issue = inForce && (await ports.issues.see(to))
  if (inForce === undefined || issue === undefined) return
  const show = () => catchUp(ports, inForce, to.repository, issue, undefined)
  await show()
  await handle(ports, inForce, { repository: to.repository, issue }, [arrivedFrom(from, told)])
  await show()
}

/** The policy that has cases there: one may name a repository for other things, too. */
async function judgedIn(ports: Ports, repository: RepositoryName): Promise<PolicyInForce | undefined> {
  const inForce = await ports.policies.of(repository)
  return inForce !== undefined && placesOf(inForce).some(({ name }) => name === repository.name) ? inForce : undefined
}
