import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { blobInCheckout } from '../../adapters/files/blob-in-checkout.ts'
import { checkoutTexts } from '../../adapters/files/ledger-checkout.ts'
import { readInside } from '../../adapters/files/scaffold-file.ts'
import { blobText, fileText } from '../../adapters/github/client/file-text.ts'
import { pullRequestRecord } from '../../adapters/github/pull-requests/pull-request-record.ts'
import { describeRunbookProblem } from '../../adapters/runbooks/describe-runbook-problem.ts'
import { parseRunbook } from '../../adapters/runbooks/parse-runbook.ts'
import type { PackSources } from '../../app/audit/pack/pack-sources.ts'
import { parseLedger, printLedger } from '../../app/case/ledger/text-format.ts'
import type { LedgerRef, LedgerStore, RecordTrust } from '../../app/ports/ledger-store.ts'
import { POLICY_LEDGER } from '../../domain/case/ledger-path.ts'
import type { Language } from '../../domain/policy/languages.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { policyLedgerBoundSchema } from '../../domain/policy/policy-ledger.ts'
import type { Runbook } from '../../domain/runbook/runbook.ts'
import { ToldError } from '../../domain/values/told-error.ts'
import { type CheckedThings, onGitHub } from '../shared/operation-check.ts'
import { checkoutTrust } from './checkout-trust.ts'
import { githubFromEnvironment } from './github.ts'
import { repositoryNamed } from './records.ts'
import { policyInForce, worldFor } from './world.ts'

/** The audited things, and where documents are read that no ledger holds. */
export type AuditedThings = CheckedThings & Pick<PackSources, 'home' | 'policyText' | 'runbookText' | 'pullRequest'>

interface OnGitHub {
  repo: string | undefined
  app: string | undefined
  key: readonly string[]
  including: string | undefined
  language: Language
}

export async function thingsOnGitHub(
  { repo, app, key, including, language }: OnGitHub,
  now: string,
): Promise<AuditedThings> {
  const { world, repository } = await worldFor(repo, { app, publicKeys: key, language })
  const inForce = await policyInForce(world, repository)
  const here = including === undefined ? repository : { ...repository, name: including }
  const github = githubFromEnvironment()
  const { owner } = repository
  const { folder, repository: keptIn } = inForce.rules.runbooks
  const kept = { owner, name: inForce.rules.repositories[keptIn] ?? inForce.home.name }
  return {
    ...(await onGitHub(world, inForce, here, now)),
    home: inForce.home.name,
    policyText: (sha) => blobText(github, inForce.home, sha).catch(() => undefined),
    runbookText: async (id) => (await fileText(github, kept, `${folder}/${basename(id)}.md`))?.text,
    pullRequest: (name, number) => pullRequestRecord(github, repositoryNamed(name) ?? { owner, name }, number),
  }
}

interface InFolders {
  dir: string
  policy: Policy
  runbooks: string | undefined
  key: readonly string[]
  language: Language
}

/** Records alone do not tell who has which role, or who can read a repository, and hold no pull request. */
export async function thingsInFolders(
  { dir, policy, runbooks, key, language }: InFolders,
  now: string,
): Promise<AuditedThings> {
  const nowhere = { owner: '', name: '' }
  const { ledger, trust } = checkoutTrust(dir, key)
  const adoptions = await adoptionsIn(ledger, trust, { repository: nowhere, path: POLICY_LEDGER })
  const read = runbooks === undefined ? [] : await runbooksIn(runbooks, language)
  return {
    sources: {
      ...{ policy, runbooks: read, ledgerTexts: checkoutTexts(dir), trust },
      ...{ repositories: [nowhere], leftOut: [], unread: runbooks === undefined ? ['runbooks'] : [], adoptions, now },
      ...{ directory: 'not-checked', publicRepositories: 'not-checked', readers: 'not-checked' },
      ...{ sweep: 'not-checked', unheard: 'not-checked' },
    },
    ...{ policyAt: '', runbookFolder: '', home: adoptedIn(adoptions) },
    policyText: (sha) => blobInCheckout(dir, sha),
    runbookText: async (id) =>
      runbooks === undefined ? undefined : readInside(runbooks, `${basename(id)}.md`).catch(() => undefined),
    pullRequest: async () => undefined,
  }
}

/** As far as they count; where no key tells, as they stand, and that nobody judged them is said. */
async function adoptionsIn(
  ledger: LedgerStore,
  trust: RecordTrust | 'not-checked',
  ref: LedgerRef,
): Promise<string | undefined> {
  if (trust === 'not-checked') return ledger.readText(ref)
  const { lines } = (await ledger.read(ref)) ?? { lines: [] }
  return lines.length === 0 ? undefined : printLedger(lines)
}

/** The repository that a record of adoptions says it is of. */
function adoptedIn(adoptions: string | undefined): string {
  const [first] = parseLedger(adoptions ?? '').lines
  return policyLedgerBoundSchema.safeParse(first?.data).data?.repository.name ?? 'policy'
}

async function runbooksIn(folder: string, language: Language): Promise<Runbook[]> {
  const there = await readdir(folder).catch((cause: unknown) => {
    throw new ToldError(
      {
        ja: `手順書のフォルダー ${folder} を読めません。--runbooks に正しいフォルダーを指定してください`,
        en: `the folder of runbooks ${folder} cannot be read: name the right one with --runbooks`,
      },
      { cause },
    )
  })
  const read: Runbook[] = []
  for (const name of there.filter((each) => each.endsWith('.md') && each !== 'README.md').sort()) {
    // A link that somebody laid among the runbooks would take what it leads to along to the auditor.
    const { runbook, problems } = parseRunbook(name, (await readInside(folder, name)) ?? '', 'not-checked')
    if (runbook !== undefined) read.push(runbook)
    else for (const problem of problems) process.stderr.write(`${describeRunbookProblem(problem, language)}\n`)
  }
  return read
}
