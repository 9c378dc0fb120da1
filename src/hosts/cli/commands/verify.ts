import { Command } from 'commander'
import { type RecordFinding, type RecordsReport, verifyRecords } from '../../../app/verify-records.ts'
import { EXIT } from '../exit.ts'
import { type RecordsOptions, recordsFrom } from '../records.ts'

interface Options extends RecordsOptions {
  app?: string
  signed?: boolean
  json?: boolean
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('replays the ledgers: chain, append-only history, lines; names the first line that fails')
    .option('--repo <owner/name>', 'the repository of the cases, through the API (token in GITHUB_TOKEN)')
    .option('--dir <folder>', 'a checkout of the branch "hikeshi" instead')
    .option('--app <slug>', 'slug of the GitHub App: every commit of the ledger must be its own')
    .option('--signed', 'every commit must be signed, as GitHub signs what apps write')
    .option('--json', 'one JSON document on stdout')
    .action(verify)
}

async function verify({ app, signed, json, ...where }: Options): Promise<void> {
  const { store, repository } = recordsFrom(where)
  const report = await verifyRecords(store, repository, {
    writers: app === undefined ? [] : [{ login: `${app}[bot]` }],
    signatures: signed === true ? 'required' : 'not-expected',
  })
  process.stdout.write(json === true ? `${JSON.stringify(report)}\n` : words(report, app))
  if (report.findings.length > 0) process.exitCode = EXIT.findings
}

function words(report: RecordsReport, app: string | undefined): string {
  const { ledgers, lines, commits, findings } = report
  const counted = `${ledgers} ledgers, ${lines} lines, ${commits} commits`
  const notes = [
    ...(app === undefined ? ['Who wrote the commits was not judged: name the app with --app.'] : []),
    ...(report.unchecked > 0
      ? [`${report.unchecked} commits carry a signature that cannot be checked here; use --repo for that.`]
      : []),
  ]
  const [first] = findings
  const verdict =
    first === undefined
      ? `Every line holds: ${counted}.`
      : `${findings.length} findings in ${counted}. The first:\n${findings.map(sentence).join('\n')}`
  return `${[verdict, ...notes].join('\n')}\n`
}

const sentence = ({ path, line, commit, code, why, remedy }: RecordFinding): string =>
  `${path}${line === undefined ? '' : `:${line}`} ${code}: ${why}${commit === undefined ? '' : ` (commit ${commit})`}\n  ${remedy}`
