import { recordsWords } from '../../../adapters/messages/records-words.ts'
import { placesOf } from '../../../app/policy/places-of.ts'
import { inPortions } from '../../../app/report/in-portions.ts'
import { readRegister } from '../../../app/report/read-register.ts'
import { titlesIn } from '../../../app/report/titles-in.ts'
import type { RegisterEntry } from '../../../domain/audit/figures/register.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import { writeReport } from '../../shared/write-report.ts'
import { checkoutTrust } from '../checkout-trust.ts'
import { EXIT } from '../exit.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { policyBesideFolder } from '../recorded-policies.ts'
import { type RecordsOptions, recordsFrom } from '../records.ts'
import { recordsThere, tellNoCase } from '../records-there.ts'
import { asJson } from '../tell-json.ts'
import { saidIn } from '../terminal-language.ts'
import { policyInForce, worldFor } from '../world.ts'

interface Options extends RecordsOptions {
  app?: string
  key?: readonly string[]
  policy?: string
  out: string
  locale?: Language
  titles?: boolean
  json?: boolean
}

export async function report({ out, locale, titles: titled = false, json = false, ...where }: Options): Promise<void> {
  const now = new Date().toISOString()
  const asked = await askedOf(where)
  const source = recordsFrom(where)
  const meanwhile = saidIn(locale, asked?.locale ?? 'no-policy')
  const found = await recordsThere(source, meanwhile, json)
  if (found === undefined) return
  const { ledger, trust, repositories, policy, issues, titlesOf } = await whileWorking(WORKING.records[meanwhile], () =>
    sourceOf(where, asked, meanwhile),
  )
  const language = saidIn(locale, policy.locale)
  const register = await whileWorking(WORKING.records[language], () =>
    readRegister(ledger, trust, repositories, policy, now),
  )
  const titles = titled ? await whileWorking(WORKING.github[language], () => titlesOf(register.entries)) : undefined
  const context = {
    // The page is for others than the one at the terminal.
    ...{ policy, now, language: locale ?? policy.locale, records: register.records },
    ...(issues !== undefined && { issues }),
    ...(titles !== undefined && { titles }),
  }
  const page = await whileWorking(WORKING.report[language], () =>
    writeReport({ root: out, folder: '' }, register, context),
  )
  const { say } = await recordsWords(language)
  if (trust === 'not-checked') process.stderr.write(`${say('not-checked.seals')}\n`)
  process.stdout.write(json ? `${asJson({ at: now, record: found.kind, page, ...register })}\n` : `${page}\n`)
  for (const path of register.broken) process.stderr.write(`${say('broken', { path })}\n`)
  for (const { repository, what } of register.elsewhere)
    process.stderr.write(`${say(`elsewhere.${what}`, { where: `${repository.owner}/${repository.name}` })}\n`)
  // A case that cannot be seen is missing from the register, and nobody may take it for whole.
  if (register.broken.length > 0 || register.elsewhere.some(({ what }) => what === 'place'))
    process.exitCode = EXIT.findings
  else await tellNoCase(found, source.place, language, json)
}

/** With a folder the policy is a file; with a repository it is the one in force there. */
async function askedOf({ dir, policy: file }: Omit<Options, 'out'>): Promise<Policy | undefined> {
  if (dir === undefined) return undefined
  return policyBesideFolder(file)
}

async function sourceOf(
  { repo, dir, app, key = [] }: Omit<Options, 'out'>,
  policy: Policy | undefined,
  language: Language,
) {
  if (dir !== undefined && policy !== undefined)
    return {
      ...checkoutTrust(dir, key),
      repositories: [{ owner: '', name: '' }],
      policy,
      issues: undefined,
      titlesOf: async () => undefined,
    }
  const { world, repository } = await worldFor(repo, { app, publicKeys: key, language })
  const inForce = await policyInForce(world, repository)
  const { home } = inForce
  return {
    ledger: inPortions(world),
    trust: world.ledger,
    repositories: placesOf(inForce),
    policy: inForce.rules,
    issues: `${world.web}/${home.owner}`,
    titlesOf: (entries: readonly RegisterEntry[]) => titlesIn(world.issues, placesOf(inForce), entries),
  }
}
