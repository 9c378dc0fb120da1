import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { checkoutTexts, ledgerCheckout } from '../../../adapters/files/ledger-checkout.ts'
import { parseRunbook } from '../../../adapters/runbooks/parse-runbook.ts'
import { POLICY_LEDGER } from '../../../domain/ledger-path.ts'
import { LANGUAGES, type Language } from '../../../domain/policy/basics.ts'
import type { Runbook } from '../../../domain/runbook/runbook.ts'
import { type CheckedThings, onGitHub, operationCheck } from '../../operation-check.ts'
import { writeOperationCheck } from '../../write-operation-check.ts'
import { EXIT } from '../exit.ts'
import { policyFile } from '../recorded-policies.ts'
import type { RecordsOptions } from '../records.ts'
import { policyInForce, worldFor } from '../world.ts'

interface Options extends RecordsOptions {
  policy?: string
  runbooks?: string
  app?: string
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
    .action(audit)
}

async function audit({ sign, out, locale, json = false, ...where }: Options): Promise<void> {
  const things = await thingsIn(where, new Date().toISOString())
  const { document, data, failing } = await operationCheck(things, { locale, sign })
  if (out !== undefined) await writeOperationCheck(out, { document, data })
  process.stdout.write(json ? `${JSON.stringify(data)}\n` : document)
  if (failing > 0) process.exitCode = EXIT.findings
}

async function thingsIn(
  { repo, dir, app, policy: file, runbooks, including }: Options,
  now: string,
): Promise<CheckedThings> {
  if (dir !== undefined) {
    if (file === undefined) throw new Error('--dir holds the records alone: name the policy with --policy FILE')
    const [policy, read] = await Promise.all([policyFile(file), runbooks === undefined ? [] : runbooksIn(runbooks)])
    const nowhere = { owner: '', name: '' }
    const adoptions = await ledgerCheckout(dir).readText({ repository: nowhere, path: POLICY_LEDGER })
    return {
      sources: {
        ...{ policy, runbooks: read, ledgerTexts: checkoutTexts(dir), repositories: [nowhere], now },
        ...{ leftOut: [], unread: [], ...(adoptions !== undefined && { adoptions }) },
      },
      policyAt: '',
      runbookFolder: '',
    }
  }
  const { world, repository } = await worldFor(repo, app)
  const inForce = await policyInForce(world, repository)
  const here = including === undefined ? repository : { ...repository, name: including }
  return onGitHub(world, inForce, here, now)
}

async function runbooksIn(folder: string): Promise<Runbook[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md').sort()
  const read = await Promise.all(
    names.map(async (name) => parseRunbook(name, await readFile(join(folder, name), 'utf8')).runbook),
  )
  return read.filter((runbook) => runbook !== undefined)
}
