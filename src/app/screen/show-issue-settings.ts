import { isWithheld } from '../../domain/compromised-communications/compromised-communications.ts'
import { type IssueSettingsWanted, isCalled, issueSettingsOf, optionFor } from '../../domain/screen/issue-settings.ts'
import type { CaseAddress, CaseFile } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import { languageOf } from '../case/language-of.ts'
import { recordScreenIds } from '../case/record-screen-ids.ts'
import { commentOnce } from '../messages/comment-once.ts'
import type { IssueRef, IssueSeen } from '../ports/github.ts'
import type { SettingResult } from '../ports/issue-settings.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { forgottenItems, type ItemIssue } from './forgotten-items.ts'
import { screenOf } from './show-action-items.ts'

/** The name by which the ledger keeps that GitHub has turned something away: the same is not tried again. */
const refusedOf = (what: string): string => `unset-${what}`

type Setting = 'type' | 'severity' | 'blocked'
/** The answer to be sent: under which name a refusal is kept, and of what sort it is. */
interface Wanting {
  setting: Setting
  what: string
  send(): Promise<SettingResult>
}

/**
 * Type, severity field and dependencies of the issue, where the policy asks for them and the organisation has them. Hints:
 * what GitHub turns away is said once on the case and kept, and holds nothing else up. Gives whether anything was sent.
 */
export async function showIssueSettings(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  issue: IssueSeen | undefined,
  opened: ReadonlyMap<string, IssueSeen>,
): Promise<boolean> {
  const { file, context } = run
  if (file === undefined || issue === undefined) return false
  const wanted = issueSettingsOf(context.policy, file.case)
  if (wanted === undefined || isWithheld(context.policy, file.case)) return false
  const refused: Wanting[] = []
  let hasSet = false
  try {
    for (const one of await missing(ports, address, file, wanted, issue, opened)) {
      const isRefused = file.case.screen[refusedOf(one.what)] !== undefined
      if (isRefused) continue
      hasSet = true
      if ((await one.send()) !== 'set') refused.push(one)
    }
  } catch (error) {
    // Nobody waits for it: the next round sees what is missing.
    ports.warn(error, { id: 'issue-settings-unset' })
  }
  if (refused.length === 0) return hasSet
  await sayOnce(ports, inForce, address, file, refused)
  const kept = refused.map(({ what }) => [refusedOf(what), { id: issue.number }] as const)
  await recordScreenIds(ports, inForce, address, { snapshot: undefined, file }, Object.fromEntries(kept))
  return hasSet
}

async function missing(
  ports: Ports,
  address: CaseAddress,
  file: CaseFile,
  wanted: IssueSettingsWanted,
  issue: IssueSeen,
  opened: ReadonlyMap<string, IssueSeen>,
): Promise<Wanting[]> {
  const { repository } = address
  const ref: IssueRef = { repository, number: issue.number }
  return [
    ...(await typeMissing(ports, ref, wanted, issue)),
    ...(await severityMissing(ports, ref, wanted, issue)),
    ...(await blockersMissing(ports, ref, file, wanted, issue, opened)),
  ]
}

async function typeMissing(
  { issueSettings }: Ports,
  ref: IssueRef,
  { type }: IssueSettingsWanted,
  issue: IssueSeen,
): Promise<Wanting[]> {
  if (type === undefined || issue.type === undefined || isCalled(issue.type ?? '', type)) return []
  const there = (await issueSettings.types(ref.repository))?.find((one) => isCalled(one, type))
  if (there === undefined) return []
  return [{ setting: 'type', what: `type ${there}`, send: () => issueSettings.setType(ref, there) }]
}

async function severityMissing(
  { issueSettings }: Ports,
  ref: IssueRef,
  { severity }: IssueSettingsWanted,
  { fieldValues }: IssueSeen,
): Promise<Wanting[]> {
  if (severity === undefined || fieldValues === undefined) return []
  const { field: name, words } = severity
  const shown = fieldValues.find((one) => one.name !== undefined && isCalled(one.name, name))
  if (shown !== undefined && words.some((word) => isCalled(word, shown.value))) return []
  const field = (await issueSettings.fields(ref.repository.owner))?.find((one) => isCalled(one.name, name))
  const option = optionFor(words, field?.options ?? [])
  if (field === undefined || option === undefined) return []
  if (fieldValues.some((one) => one.field === field.id && isCalled(one.value, option))) return []
  return [
    {
      ...{ setting: 'severity' as const, what: `severity ${field.name}: ${option}` },
      send: () => issueSettings.setField(ref, field.id, option),
    },
  ]
}

async function blockersMissing(
  ports: Ports,
  ref: IssueRef,
  { case: state }: CaseFile,
  { blockedByActions }: IssueSettingsWanted,
  issue: IssueSeen,
  opened: ReadonlyMap<string, IssueSeen>,
): Promise<Wanting[]> {
  if (!blockedByActions || state.actions.length === 0) return []
  const whatOf = (action: string): string => `blocked-${screenOf(action)}`
  const forgotten = await forgottenItems(ports, ref, state, opened, {
    count: issue.blockers,
    list: () => ports.issueSettings.blockers(ref),
    isRefused: (id) => state.screen[refusedOf(whatOf(id))] !== undefined,
  })
  return [...new Map<string, ItemIssue>([...opened, ...forgotten])].map(([action, { id }]) => ({
    ...{ setting: 'blocked' as const, what: whatOf(action) },
    send: () => ports.issueSettings.addBlocker(ref, id),
  }))
}

async function sayOnce(
  ports: Ports,
  inForce: PolicyInForce,
  { repository, issue: { number } }: CaseAddress,
  file: CaseFile,
  refused: readonly Wanting[],
): Promise<void> {
  const settings = [...new Set(refused.map(({ setting }) => setting))]
  const mark = markOf('unset')
  const words = ports.messages.unset(settings, languageOf(file, inForce))
  await commentOnce(ports, { repository, number }, `${mark}\n\n${words}`, mark)
}
