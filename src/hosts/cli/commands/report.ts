import { Command, Option } from 'commander'
import { ledgerCheckout } from '../../../adapters/files/ledger-checkout.ts'
import { readRegister } from '../../../app/report/read-register.ts'
import { placesOf } from '../../../app/sweep.ts'
import { LANGUAGES, type Language } from '../../../domain/policy/basics.ts'
import { writeReport } from '../../write-report.ts'
import { policyFile } from '../recorded-policies.ts'
import type { RecordsOptions } from '../records.ts'
import { policyInForce, worldFor } from '../world.ts'

interface Options extends RecordsOptions {
  app?: string
  policy?: string
  out: string
  locale?: Language
  json?: boolean
}

export function reportCommand(): Command {
  return new Command('report')
    .description('the register as CSV and JSON, figures, and one page with charts')
    .option('--repo <owner/name>', 'the repository of the incidents, through the API (token in GITHUB_TOKEN)')
    .option('--app <slug>', "slug of the GitHub App, where the token is a person's")
    .option('--dir <folder>', 'a checkout of the branch "hikeshi" instead, with --policy')
    .option('--policy <file>', 'with --dir: the policy')
    .option(
      '--out <folder>',
      'where to write report.html, register.csv, editions.csv and register.json',
      'hikeshi-report',
    )
    .addOption(new Option('--locale <language>', "language of the page (default: the policy's)").choices(LANGUAGES))
    .option('--json', 'print figures and register as one JSON document, too')
    .action(report)
}

async function report({ out, locale, json = false, ...where }: Options): Promise<void> {
  const now = new Date().toISOString()
  const { ledger, repositories, policy, issues } = await sourceOf(where)
  const register = await readRegister(ledger, repositories, policy, now)
  const context = { policy, now, language: locale ?? policy.locale, ...(issues !== undefined && { issues }) }
  const page = await writeReport(out, register, context)
  process.stdout.write(json ? `${JSON.stringify({ at: now, page, ...register })}\n` : `${page}\n`)
}

async function sourceOf({ repo, dir, app, policy: file }: Omit<Options, 'out'>) {
  if (dir !== undefined) {
    if (file === undefined) throw new Error('--dir holds the records alone: name the policy with --policy FILE')
    const policy = await policyFile(file)
    return { ledger: ledgerCheckout(dir), repositories: [{ owner: '', name: '' }], policy, issues: undefined }
  }
  const { world, repository } = await worldFor(repo, app)
  const inForce = await policyInForce(world, repository)
  const { policy, home } = inForce
  return { ledger: world.ledger, repositories: placesOf(inForce), policy, issues: `${world.web}/${home.owner}` }
}
