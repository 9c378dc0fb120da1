import { readCaseFile } from '../../app/case/case-file.ts'
import { contextFor } from '../../app/case/case-run.ts'
import { relatedTo } from '../../app/case/related-cases.ts'
import type { PolicyInForce } from '../../app/ports/policy-source.ts'
import type { Ports } from '../../app/ports/ports.ts'
import type { Account } from '../../domain/case/case.ts'
import { ledgerPath, yearOfIssue } from '../../domain/case/ledger-path.ts'
import type { RequestedCommand } from '../../domain/commands/command.ts'
import { isUnconfirmed } from '../../domain/commands/contained-unconfirmed.ts'
import { decide } from '../../domain/commands/decide.ts'
import type { Decision } from '../../domain/commands/decision.ts'
import { isKeptAsNote } from '../../domain/commands/kept-as-note.ts'
import { readCommands } from '../../domain/commands/read-commands.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { isNotForYou } from '../../domain/refusals/not-for-you.ts'
import type { Trial } from '../../sandbox/records.ts'

interface Asked {
  repository: { owner: string; name: string }
  number: number
  lines: readonly string[]
}

/**
 * The app's own answer to each line if each of these people wrote it now, by its own reading and its own decision, with
 * nothing written down.
 */
export async function trialsOf(
  ports: Ports,
  inForce: PolicyInForce,
  people: readonly Account[],
  { repository, number, lines }: Asked,
): Promise<Record<string, Record<string, Trial>>> {
  const issue = await ports.issues.see({ repository, number })
  const path = issue === undefined ? '' : ledgerPath(yearOfIssue(issue), issue.number)
  const record = issue === undefined ? undefined : await ports.ledger.read({ repository, path })
  const state = readCaseFile(record?.lines ?? [], inForce.rules)?.case
  if (issue === undefined || state === undefined) return {}
  const now = ports.now().toISOString()
  const requestsBy = (actor: Account) =>
    lines.map((line) => ({ line, asked: requested(inForce.rules, state.process, line, actor, now) }))
  const all = people.map((person) => ({ person, tries: requestsBy(person) }))
  const asked = all.flatMap(({ tries }) => tries.flatMap((each) => each.asked))
  const context = {
    ...(await contextFor(ports, inForce, asked)),
    ...(await relatedTo(ports, inForce, { repository, issue }, asked)),
  }
  return Object.fromEntries(
    all.map(({ person, tries }) => [
      person.login,
      Object.fromEntries(
        tries.map(({ line, asked: [request] }) => [
          line,
          request === undefined ? 'none' : trialOf(decide(context, state, request)),
        ]),
      ),
    ]),
  )
}

/** As the comment would be read that has this line alone. */
const requested = (policy: Policy, process: string, line: string, actor: Account, at: string): RequestedCommand[] =>
  readCommands(line, policy, { now: at, timeZone: policy['time-zone'], process }).map(({ command, index }) => ({
    ...{ command, actor, at, door: 'comment', cause: `trial:${index}`, via: 'account' },
  }))

function trialOf(decision: Decision): Trial {
  switch (decision.kind) {
    case 'ignored':
      return 'none'
    case 'accepted':
      return decision.remarks.some((remark) => isKeptAsNote(remark) || isUnconfirmed(remark)) ? 'kept' : 'taken'
    case 'refused':
      return decision.reasons.some(isNotForYou) ? 'none' : 'lacking'
  }
}
