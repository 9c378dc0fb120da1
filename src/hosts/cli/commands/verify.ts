import { originHost } from '../../../adapters/files/origin-host.ts'
import { findingWords } from '../../../adapters/messages/finding-words.ts'
import { type RecordsWords, recordsWords } from '../../../adapters/messages/records-words.ts'
import {
  type RecordFinding,
  type RecordsReport,
  type VerifyRules,
  verifyRecords,
} from '../../../app/audit/verify-records.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import { rulesFor } from '../../shared/compose.ts'
import { apiOf } from '../../shared/github-addresses.ts'
import { appOfRecord } from '../app-of-record.ts'
import { EXIT } from '../exit.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { apiFromEnvironment, type RecordsOptions, recordsFrom } from '../records.ts'
import { recordsThere, tellNoCase } from '../records-there.ts'
import { asJson } from '../tell-json.ts'
import { saidIn } from '../terminal-language.ts'
import { sealingFromEnvironment, worldFor } from '../world.ts'

interface Options extends RecordsOptions {
  app?: string
  signed?: boolean
  key?: readonly string[]
  locale?: Language
  json?: boolean
}

export async function verify({
  app: named,
  signed,
  key = [],
  locale: asked,
  json = false,
  ...where
}: Options): Promise<void> {
  const locale = saidIn(asked, 'no-policy')
  const records = recordsFrom(where)
  const there = await recordsThere(records, locale, json)
  if (there === undefined) return
  const app = named ?? (await whileWorking(WORKING.records[locale], () => appOfRecord(records.store, there)))
  const rules = await whileWorking(WORKING.records[locale], () =>
    rulesOf({ app, signed: signed ?? false, keys: key, language: locale }, where),
  )
  const verified = await whileWorking(WORKING.records[locale], () =>
    verifyRecords(records.store, records.repository, rules),
  )
  const report = { ...verified, findings: verified.findings.map(await findingWords(locale)) }
  const words = await recordsWords(locale)
  const judgedAs =
    app === undefined ? undefined : { app, by: named === undefined ? ('record' as const) : ('option' as const) }
  process.stdout.write(json ? `${asJson(asData(report, judgedAs))}\n` : inWords(report, judgedAs, words))
  if (report.findings.length > 0) process.exitCode = EXIT.findings
  else await tellNoCase(there, records.place, locale, json)
}

/** Whether commits are signed depends on the server: of a checkout, on the one that it came from. */
async function rulesOf(
  {
    app,
    signed,
    keys,
    language,
  }: { app: string | undefined; signed: boolean; keys: readonly string[]; language: Language },
  { dir, repo }: RecordsOptions,
): Promise<VerifyRules> {
  const host = dir === undefined ? undefined : await originHost(dir)
  const api = dir === undefined ? apiFromEnvironment() : host === undefined ? 'not-known' : apiOf(host)
  const rules = rulesFor(app === undefined ? 'not-known' : { login: `${app}[bot]` }, api)
  const trusted =
    dir === undefined && app !== undefined
      ? (await worldFor(repo, { app, publicKeys: keys, language })).world.ledger
      : 'not-at-hand'
  return {
    ...rules,
    ...(signed && { signatures: 'required' as const }),
    ...{ trusted, seals: sealingFromEnvironment(keys) },
  }
}

/** Whose the records have to be: an app that somebody named, or the one that began them. */
interface JudgedAs {
  app: string
  by: 'option' | 'record'
}

/** As scripts know it. */
const asData = ({ findings, ...report }: RecordsReport, judgedAs: JudgedAs | undefined) => ({
  ...report,
  ...(judgedAs !== undefined && { judgedAs }),
  findings: findings.map(({ code, path, line, commit, message: why, remedy }) => ({
    ...{ code, path, line, commit, why, remedy },
  })),
})

function inWords(report: RecordsReport, judgedAs: JudgedAs | undefined, { say }: RecordsWords): string {
  const { ledgers, lines, commits, findings, unchecked } = report
  const counted = say('counted', { ledgers, lines, commits })
  const verdict =
    findings.length === 0
      ? say('holds', { counted })
      : [say('findings', { count: findings.length, counted }), ...findings.map(sentence)].join('\n')
  const isUnsealed = report.notChecked.includes('seals')
  const notes = [
    ...(judgedAs?.by === 'record' ? [say('judged-as', { app: judgedAs.app })] : []),
    ...report.notChecked.filter((what) => what !== 'seals').map((what) => say(`not-checked.${what}`)),
    ...(unchecked > 0 ? [say('unchecked', { count: unchecked })] : []),
  ]
  return `${[...(isUnsealed ? [say('not-checked.seals')] : []), verdict, ...notes].join('\n')}\n`
}

const sentence = ({ path, line, commit, code, message, remedy }: RecordFinding): string =>
  `${path}${line === undefined ? '' : `:${line}`} ${code}: ${message}${commit === undefined ? '' : ` (commit ${commit})`}\n  ${remedy}`
