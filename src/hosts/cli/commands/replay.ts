import { readFile } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import * as z from 'zod/mini'
import { recordsWords } from '../../../adapters/messages/records-words.ts'
import { REPLAY_WORDS, replayedText } from '../../../adapters/replay/replay-text.ts'
import type { KnownRoles } from '../../../app/replay/people-shown.ts'
import { replayBy } from '../../../app/replay/replay-by.ts'
import type { ReplayedCase } from '../../../app/replay/replay-case.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { EXIT } from '../exit.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { policyFile, recordedPolicies } from '../recorded-policies.ts'
import { type RecordsOptions, recordsFrom } from '../records.ts'
import { recordsThere, tellNoCase } from '../records-there.ts'
import { asJson } from '../tell-json.ts'
import { saidIn } from '../terminal-language.ts'
import { trustedRecords } from '../trusted-records.ts'

interface Options extends RecordsOptions {
  app?: string
  key?: readonly string[]
  policy: string
  recorded?: string
  roles?: string
  locale?: Language
  json?: boolean
}

export async function replayRecords({
  policy: file,
  recorded,
  roles,
  locale,
  json = false,
  ...where
}: Options): Promise<void> {
  const policy = await policyFile(file)
  const language = saidIn(locale, policy.locale)
  const source = recordsFrom(where)
  const found = await recordsThere(source, language, json)
  if (found === undefined) return
  const policyOf = recordedPolicies(where, recorded)
  const told = await rolesIn(roles)
  const time = new Date().toISOString()
  const words = REPLAY_WORDS[language]
  const { store, isSealed } = await whileWorking(WORKING.records[language], () => trustedRecords(where, language))
  const { say } = await recordsWords(language)
  if (!isSealed && !json) process.stdout.write(`${say('not-checked.seals')}\n\n`)
  const totals = { cases: 0, judged: 0, unjudged: 0, differing: 0 }
  const differing: object[] = []
  const broken: string[] = []
  const asked = { policy, policyOf, told, time }
  const read = await whileWorking(WORKING.records[language], () =>
    allOf(replayBy({ store, repository: source.repository }, asked)),
  )
  for (const { path, isWhole, replayed: one } of read) {
    if (!isWhole) broken.push(path)
    if (one === undefined) continue
    totals.cases += 1
    totals.judged += one.judged
    totals.unjudged += one.unjudged
    if (one.findings.length === 0) continue
    totals.differing += 1
    if (json) differing.push(asData(path, one))
    else process.stdout.write(`${replayedText(policy, path, one, language).join('\n')}\n`)
  }
  if (json)
    process.stdout.write(
      `${asJson({ policy: file, record: found.kind, records: isSealed ? 'vouched-for' : 'not-checked', ...totals, broken, findings: differing })}\n`,
    )
  else if (found.kind === 'cases') {
    const { cases, judged, unjudged } = totals
    process.stdout.write(
      `${totals.differing === 0 ? words.same(cases, judged) : words.total(cases, judged, totals.differing)}\n`,
    )
    if (unjudged > 0) process.stdout.write(`${words.unjudged(unjudged)}\n`)
    process.stdout.write(`${words.roles}\n`)
  }
  for (const path of broken) process.stderr.write(`${say('broken', { path })}\n`)
  if (!isSealed && json) process.stderr.write(`${say('not-checked.seals')}\n`)
  if (totals.differing > 0 || broken.length > 0) process.exitCode = EXIT.findings
  else await tellNoCase(found, source.place, language, json)
}

async function allOf<One>(many: AsyncIterable<One>): Promise<One[]> {
  const all: One[] = []
  for await (const one of many) all.push(one)
  return all
}

const asData = (
  path: string,
  { case: { process, issue, phase }, judged, unjudged, findings }: ReplayedCase,
): object => ({
  ...{ path, process, issue, phase, judged, unjudged, findings },
})

/** Nothing where it is no YAML. */
function yamlIn(text: string): unknown {
  const document = parseDocument(text)
  return document.errors.length > 0 ? undefined : document.toJS()
}

const rolesSchema = z.record(z.string(), z.array(z.string()))

async function rolesIn(file: string | undefined): Promise<KnownRoles> {
  if (file === undefined) return new Map()
  const read = rolesSchema.safeParse(yamlIn(await readFile(file, 'utf8')))
  if (!read.success)
    throw new ToldError({
      ja: `${file} には、「officer: [hanako]」のように、役割ごとにユーザー名の一覧を書いてください`,
      en: `${file}: for each role a list of logins, such as "officer: [hanako]"`,
    })
  const found = new Map<string, string[]>()
  for (const [role, logins] of Object.entries(read.data)) for (const login of logins) add(found, login, role)
  return found
}

function add(found: Map<string, string[]>, login: string, role: string): void {
  const key = login.toLowerCase()
  found.set(key, [...(found.get(key) ?? []), role])
}
