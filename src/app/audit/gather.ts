import type { Directory } from '../../domain/context.ts'
import { LEDGER_BOUND, ledgerBoundSchema } from '../../domain/ledger-line.ts'
import type { CheckedCase, Operation } from '../../domain/operation-check/operation.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { Runbook } from '../../domain/runbook/runbook.ts'
import { readCaseFile } from '../case-file.ts'
import { parseLedger } from '../ledger/text-format.ts'
import { verifyLedgerText } from '../ledger/verify-chain.ts'
import type { LedgerStore, Repository } from '../ports/ledger-store.ts'

export interface Sources {
  policy: Policy
  runbooks: readonly Runbook[]
  ledger: Pick<LedgerStore, 'list' | 'readText'>
  /** Every repository that has cases. */
  repositories: readonly Repository[]
  directory?: Directory
  publicRepositories?: readonly string[]
  now: string
}

/** Reads what the operation check looks at; a ledger that does not hold is named and its case left out. */
export async function gatherOperation(sources: Sources): Promise<Operation> {
  const cases: CheckedCase[] = []
  const brokenRecords: string[] = []
  for (const repository of sources.repositories) {
    for (const ref of await sources.ledger.list(repository)) {
      const text = (await sources.ledger.readText(ref)) ?? ''
      const { lines, problem } = parseLedger(text)
      if (problem !== undefined || verifyLedgerText(text).length > 0) {
        brokenRecords.push(repository.name === '' ? ref.path : `${repository.name}/${ref.path}`)
        continue
      }
      const state = readCaseFile(lines, sources.policy)?.case
      const [first] = lines
      const bound = first?.type === LEDGER_BOUND ? ledgerBoundSchema.safeParse(first.data).data : undefined
      if (state !== undefined) cases.push({ case: state, repository: bound?.repository.name ?? repository.name })
    }
  }
  const { policy, runbooks, directory, publicRepositories, now } = sources
  return {
    ...{ policy, runbooks, cases, brokenRecords, now },
    ...(directory !== undefined && { directory }),
    ...(publicRepositories !== undefined && { publicRepositories }),
  }
}
