import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { checkoutTexts, ledgerCheckout } from '../../../adapters/files/ledger-checkout.ts'
import { recordsWords } from '../../../adapters/messages/records-words.ts'
import { describeRunbookProblem } from '../../../adapters/runbooks/describe-runbook-problem.ts'
import { parseRunbook } from '../../../adapters/runbooks/parse-runbook.ts'
import { POLICY_LEDGER } from '../../../domain/case/ledger-path.ts'
import { LANGUAGES, type Language } from '../../../domain/policy/basics.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import type { Runbook } from '../../../domain/runbook/runbook.ts'
import { type CheckedThings, onGitHub, operationCheck } from '../../shared/operation-check.ts'
import { writeOperationCheck } from '../../shared/write-operation-check.ts'
import { checkoutTrust } from '../checkout-trust.ts'
import { EXIT } from '../exit.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { policyFile } from '../recorded-policies.ts'
import { type RecordsOptions, recordsFrom } from '../records.ts'
import { RECORDS_EXITS, recordsThere, tellNoCase } from '../records-there.ts'
import { policyInForce, worldFor } from '../world.ts'

interface Options extends RecordsOptions {
  policy?: string
  runbooks?: string
  app?: string
  key?: readonly string[]
  including?: string
  sign?: string
  out?: string
  locale?: Language
  json?: boolean
}

export function auditCommand(): Command {
  return new Command('audit')
    .description('the operation check: for each requirement whether it holds, fails or does not apply, and what to do')
    .option('--repo <owner/name>', 'the repository of the incidents, through the API (token in GITHUB_TOKEN)')
    .option(
      '--app <slug>',
      "slug of the GitHub App, where the token is a person's: records count where the app wrote them",
    )
    .option('--key <public key...>', "the app's public keys for seals: a record counts only under one of them")
    .option('--dir <folder>', 'a checkout of the branch "hikeshi" instead, with --policy and --runbooks')
    .option('--policy <file>', 'with --dir: the policy')
    .option('--runbooks <folder>', 'with --dir: the folder of the runbooks')
    .option(
      '--including <repository>',
      'with --repo: tell of the cases and readers of this repository too, for a result that stays with those few',
    )
    .option('--sign <name>', 'who has looked at the result and answers for it')
    .option('--out <folder>', 'write operation-check.json and operation-check.md there')
    .addOption(new Option('--locale <language>', "language of the findings (default: the policy's)").choices(LANGUAGES))
    .option('--json', 'one JSON document on stdout')
    .addHelpText('after', RECORDS_EXITS)
    .action(audit)
}

async function audit({ sign, out, locale, json = false, ...where }: Options): Promise<void> {
  const asked = await askedOf(where)
  const source = recordsFrom(where)
  const found = await recordsThere(source, locale ?? asked?.locale ?? 'en', json)
  if (found === undefined) return
  const things = await thingsIn(where, asked, new Date().toISOString())
  const { document, data, failing } = await whileWorking(WORKING.records[locale ?? things.sources.policy.locale], () =>
    operationCheck(things, { locale, sign }),
  )
  if (out !== undefined) await writeOperationCheck(out, { document, data })
  if (things.sources.trust === 'not-checked')
    process.stderr.write(`${(await recordsWords(locale ?? things.sources.policy.locale)).say('not-checked.seals')}\n`)
  process.stdout.write(json ? `${JSON.stringify({ record: found.kind, ...data })}\n` : document)
  if (failing > 0) process.exitCode = EXIT.findings
  else await tellNoCase(found, source.place, locale ?? things.sources.policy.locale, json)
}

/** With a folder the policy is a file; with a repository it is the one in force there. */
async function askedOf({ dir, policy: file }: Options): Promise<Policy | undefined> {
  if (dir === undefined) return undefined
  if (file === undefined) throw new Error('--dir holds the records alone: name the policy with --policy FILE')
  return policyFile(file)
}

async function thingsIn(
  { repo, dir, app, key = [], runbooks, including }: Options,
  policy: Policy | undefined,
  now: string,
): Promise<CheckedThings> {
  if (dir !== undefined && policy !== undefined) {
    const read = runbooks === undefined ? [] : await runbooksIn(runbooks)
    const nowhere = { owner: '', name: '' }
    const adoptions = await ledgerCheckout(dir).readText({ repository: nowhere, path: POLICY_LEDGER })
    return {
      sources: {
        ...{
          policy,
          runbooks: read,
          ledgerTexts: checkoutTexts(dir),
          trust: checkoutTrust(dir, key).trust,
          repositories: [nowhere],
          now,
        },
        ...{ leftOut: [], unread: runbooks === undefined ? ['runbooks'] : [], adoptions },
        // Records alone do not tell who has which role, or who can read a repository.
        ...{ directory: 'not-checked', publicRepositories: 'not-checked', readers: 'not-checked' },
      },
      policyAt: '',
      runbookFolder: '',
    }
  }
  const { world, repository } = await worldFor(repo, app, key)
  const inForce = await policyInForce(world, repository)
  const here = including === undefined ? repository : { ...repository, name: including }
  return onGitHub(world, inForce, here, now)
}

async function runbooksIn(folder: string): Promise<Runbook[]> {
  const there = await readdir(folder).catch((cause: unknown) => {
    throw new Error(`the folder of runbooks ${folder} cannot be read`, { cause })
  })
  const read: Runbook[] = []
  for (const name of there.filter((each) => each.endsWith('.md') && each !== 'README.md').sort()) {
    const { runbook, problems } = parseRunbook(name, await readFile(join(folder, name), 'utf8'), 'not-checked')
    if (runbook !== undefined) read.push(runbook)
    else for (const problem of problems) process.stderr.write(`${describeRunbookProblem(problem, 'en')}\n`)
  }
  return read
}
