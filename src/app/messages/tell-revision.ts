import { factValues } from '../../domain/case/case.ts'
import { openLine } from '../../domain/case/ledger-line.ts'
import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { adoptionSchema, POLICY_ADOPTED } from '../../domain/policy/policy-ledger.ts'
import type { CaseRun } from '../case/case-run.ts'
import { languageOf } from '../case/language-of.ts'
import type { IssueRef } from '../ports/github.ts'
import { markOf, type RevisionNotice } from '../ports/messages.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { postComment } from './post-comment.ts'

/** A revision of this case has come into force: what changed and why, drawn up from the change itself (R9-2, R9-4). */
export async function tellRevision(
  ports: Ports,
  before: Policy,
  now: PolicyInForce,
  ref: IssueRef,
  { file, context }: CaseRun,
  pull: string,
): Promise<void> {
  const rule = context.policy.processes[file?.case.process ?? '']?.['pull-requests'][pull]?.['changes-policy']
  if (file === undefined || rule === undefined) return
  // The reader of policies is loaded where one has come into force.
  const [{ policyDiff }, { safeguardsTold }] = await Promise.all([
    import('../../domain/policy/policy-diff.ts'),
    import('../../domain/policy-proof/safeguards/safeguards-told.ts'),
  ])
  const notice = {
    safeguards: safeguardsTold(before, now.rules),
    changes: policyDiff(before, now.rules),
    reason: factValues(file.case)(rule.reason)?.join(', ') ?? '',
    history: await historyOf(ports, now),
  }
  const mark = markOf(`revision=${now.sha}`)
  await postComment(ports, ref, `${mark}\n\n${await ports.messages.revision(notice, languageOf(file, now))}`, mark)
}

/** The entries that the policy brings, then every adoption on record (R9-5). */
async function historyOf(ports: Ports, { rules: policy, home }: PolicyInForce): Promise<RevisionNotice['history']> {
  const record = await ports.ledger.read({ repository: home, path: POLICY_LEDGER })
  const adopted = (record?.lines ?? []).filter(({ type }) => type === POLICY_ADOPTED)
  const entries = adopted.map((line): RevisionNotice['history'][number] => {
    const { how, changes, without = [] } = adoptionSchema.parse(line.data)
    const { what = '', why = '' } = openLine(line).entry.text
    return {
      date: line.at.slice(0, 10),
      said: { what, why, how, changes: changes ?? 'not-kept' },
      without: without.map(({ safeguard }) => safeguard),
    }
  })
  return [...policy.history.map((entry) => ({ ...entry, without: [] })), ...entries]
}
