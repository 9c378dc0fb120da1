import type { RevisionSaid } from '../../domain/policy/policy-ledger.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import { caseOfBranch } from '../case/case-branch.ts'
import { ledgerOf, readCaseFile } from '../case/case-file.ts'
import type { PullRequestHeard } from '../inbox/signal.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'

/** The text and reason of the revision whose pull request was merged: the history tells it in these words (R9-5). */
export async function revisionSaid(
  ports: Ports,
  { rules, home }: PolicyInForce,
  { branch, number }: PullRequestHeard,
): Promise<RevisionSaid | undefined> {
  const place = caseOfBranch(branch)
  if (place === undefined) return undefined
  const repository = { owner: home.owner, name: place.repository }
  const issue = await ports.issues.see({ repository, number: place.issue })
  const record = issue && (await ports.ledger.read(ledgerOf({ repository, issue })))
  const state = record && readCaseFile(record.lines, rules)?.case
  // Anyone may name a branch so: only the pull request that the case itself opened speaks for it.
  if (state === undefined || state.pulls[place.pull]?.number !== number) return undefined
  const pulls = ownProperty(rules.processes, state.process)?.['pull-requests'] ?? {}
  const rule = ownProperty(pulls, place.pull)?.['changes-policy']
  const said = (field: string | undefined): string =>
    field === undefined || ownProperty(rules.fields, field)?.confidential === true
      ? ''
      : (ownProperty(state.facts, field)?.text ?? '')
  return rule === undefined ? undefined : { what: said(rule.history?.content), why: said(rule.reason) }
}
