import { isWithheld } from '../../domain/compromised-communications/compromised-communications.ts'
import type { CaseAddress, CaseFile } from '../case/case-file.ts'
import type { CaseRun } from '../case/case-run.ts'
import { languageOf } from '../case/language-of.ts'
import { recordScreenIds } from '../case/record-screen-ids.ts'
import { commentOnce } from '../messages/comment-once.ts'
import type { IssueRef, IssueSeen, SubIssueLink } from '../ports/github.ts'
import { markOf } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { forgottenItems, type ItemIssue } from './forgotten-items.ts'
import type { KnownScreen } from './known-screen.ts'
import { screenOf } from './show-action-items.ts'

/** The name by which the ledger keeps that an issue is not to be put under its case. */
const unlinkedOf = (action: string): string => `unlinked-${screenOf(action)}`

/**
 * Puts the issues of the action items under their case. Where GitHub does not take that, the number of the case in each
 * issue's text has to do: it is said once, kept, and not tried again.
 */
export async function linkActionItems(
  ports: Ports,
  inForce: PolicyInForce,
  address: CaseAddress,
  run: CaseRun,
  opened: ReadonlyMap<string, IssueSeen>,
  shown: KnownScreen,
): Promise<void> {
  const { file, context } = run
  if (file === undefined || isWithheld(context.policy, file.case)) return
  const ref: IssueRef = { repository: address.repository, number: address.issue.number }
  const forgotten =
    shown.thoroughly === true
      ? await forgottenItems(ports, ref, file.case, opened, {
          count: shown.issue?.subIssues,
          list: () => ports.issues.subIssues(ref),
          isRefused: (id) => file.case.screen[unlinkedOf(id)] !== undefined,
        })
      : []
  const wanting = new Map<string, ItemIssue>([...opened, ...forgotten])
  const refused = new Map<string, ItemIssue>()
  let isUnknown = false
  for (const [action, issue] of wanting) {
    try {
      const link: SubIssueLink = isUnknown ? 'unknown-here' : await ports.issues.linkSubIssue(ref, issue.id)
      isUnknown = link === 'unknown-here'
      if (link !== 'linked') refused.set(action, issue)
    } catch (error) {
      // Nobody waits for it: the sweep sees that one is missing.
      ports.warn(error, { id: 'action-item-unlinked' })
    }
  }
  if (refused.size === 0) return
  await sayOnce(ports, inForce, ref, file, [...refused.values()])
  const kept = [...refused].map(([action, { number }]) => [unlinkedOf(action), { id: number }] as const)
  await recordScreenIds(ports, inForce, address, { snapshot: undefined, file }, Object.fromEntries(kept))
}

async function sayOnce(
  ports: Ports,
  inForce: PolicyInForce,
  ref: IssueRef,
  file: CaseFile,
  refused: readonly ItemIssue[],
): Promise<void> {
  if (file.case.actions.some(({ id }) => file.case.screen[unlinkedOf(id)] !== undefined)) return
  const mark = markOf('unlinked')
  const words = ports.messages.unlinked(
    refused.map(({ number }) => number),
    languageOf(file, inForce),
  )
  await commentOnce(ports, ref, `${mark}\n\n${words}`, mark)
}
