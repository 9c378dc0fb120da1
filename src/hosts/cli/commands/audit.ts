import { recordsWords } from '../../../adapters/messages/records-words.ts'
import { evidencePlace } from '../../../app/audit/pack/evidence-path.ts'
import { sealerOf } from '../../../app/ports/sealing.ts'
import type { Evidence } from '../../../domain/findings/evidence.schema.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import { ownProperty } from '../../../domain/values/own-property.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { type OperationCheck, operationCheck } from '../../shared/operation-check.ts'
import { recordsOf, writeAuditPack } from '../audit-pack.ts'
import { type AuditedThings, thingsInFolders, thingsOnGitHub } from '../audited-things.ts'
import { EXIT } from '../exit.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { policyBesideFolder } from '../recorded-policies.ts'
import { type RecordsOptions, recordsFrom } from '../records.ts'
import { recordsThere, tellNoCase } from '../records-there.ts'
import { asJson } from '../tell-json.ts'
import { saidIn } from '../terminal-language.ts'
import { sealingFromEnvironment } from '../world.ts'

interface Options extends RecordsOptions {
  policy?: string
  runbooks?: string
  app?: string
  key?: readonly string[]
  including?: string
  sign?: string
  out?: string
  reveal?: readonly string[]
  locale?: Language
  json?: boolean
}

export async function audit({ sign, out, reveal = [], locale, json = false, ...where }: Options): Promise<void> {
  const asked = await askedOf(where)
  const source = recordsFrom(where)
  const meanwhile = saidIn(locale, asked?.locale ?? 'no-policy')
  const found = await recordsThere(source, meanwhile, json)
  if (found === undefined) return
  const things = await thingsIn(where, asked, meanwhile)
  const files = out === undefined ? ('no-files' as const) : (one: Evidence) => evidencePlace(one, things.home)
  const { policy, trust } = things.sources
  const language = saidIn(locale, policy.locale)
  const check = await whileWorking(WORKING.records[language], () =>
    operationCheck(things, { locale: language, sign, files }),
  )
  const { document, data, failing } = check
  if (out !== undefined) {
    // The pack is for others than the one at the terminal.
    const packed = { ...check, ...(await check.worded(locale ?? policy.locale)) }
    await whileWorking(WORKING.pack[language], () => writePack(out, packed, things, where, reveal))
  }
  if (trust === 'not-checked' && json)
    process.stderr.write(`${(await recordsWords(language)).say('not-checked.seals')}\n`)
  process.stdout.write(json ? `${asJson({ record: found.kind, ...data })}\n` : document())
  if (failing > 0) process.exitCode = EXIT.findings
  else await tellNoCase(found, source.place, language, json)
}

async function writePack(
  out: string,
  check: OperationCheck,
  things: AuditedThings,
  { key = [] }: Options,
  reveal: readonly string[],
): Promise<void> {
  const { policy, adoptions } = things.sources
  const unknown = reveal.find((id) => ownProperty(policy.fields, id) === undefined)
  if (unknown !== undefined)
    throw new ToldError({
      ja: `運用ポリシーに「${unknown}」という項目はありません。--reveal には項目の id を指定してください`,
      en: `the policy has no field "${unknown}": name fields with --reveal by their ids`,
    })
  const records = await recordsOf(things, check.operation)
  const { home, policyText, runbookText, pullRequest } = things
  const sources = { home, adoptions, records, policyText, runbookText, pullRequest, reveal }
  await writeAuditPack(out, check, sources, sealerOf(sealingFromEnvironment(key)))
}

function thingsIn(
  { repo, dir, app, key = [], runbooks, including }: Options,
  policy: Policy | undefined,
  meanwhile: Language,
): Promise<AuditedThings> {
  const now = new Date().toISOString()
  return dir !== undefined && policy !== undefined
    ? thingsInFolders({ dir, policy, runbooks, key, language: meanwhile }, now)
    : whileWorking(WORKING.records[meanwhile], () =>
        thingsOnGitHub({ repo, app, key, including, language: meanwhile }, now),
      )
}

/** With a folder the policy is a file; with a repository it is the one in force there. */
async function askedOf({ dir, policy: file }: Options): Promise<Policy | undefined> {
  if (dir === undefined) return undefined
  return policyBesideFolder(file)
}
