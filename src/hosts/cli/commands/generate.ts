import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Drift, findDrift } from '../../../adapters/files/generate-files.ts'
import { POLICY_PATH } from '../../../adapters/files/policy-paths.ts'
import { replaceFile } from '../../../adapters/files/scaffold-file.ts'
import { policyTextIn } from '../../../adapters/files/set-up-checkouts.ts'
import { unifiedDiff } from '../../../adapters/files/unified-diff.ts'
import { packageBases } from '../../../adapters/policy/bases.ts'
import { companyPolicy } from '../../../adapters/policy/company-policy.ts'
import { languageOf } from '../../../adapters/policy/language-of.ts'
import { resolvedText } from '../../../adapters/policy/resolved-text.ts'
import type { Place } from '../../../app/set-up/choices.ts'
import { policyJsonSchemaText } from '../../../app/set-up/policy-json-schema.ts'
import type { Language } from '../../../domain/policy/basics.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { EXIT } from '../exit.ts'
import { DONE, DRIFTED, noPolicyIn } from '../file-words.ts'
import { WORKING, whileBusy, whileWorking } from '../progress.ts'
import { tellJson } from '../tell-json.ts'
import { tellProblems } from '../tell-problems.ts'
import { saidIn } from '../terminal-language.ts'

interface Options {
  check?: boolean
  schema?: string
  dir: string
  restricted?: string
  runbooks?: string
  locale?: Language
  json?: boolean
}

/** One file that was not as the policy has it, and what became of it. */
interface Handled {
  place: Place
  path: string
  drift: Drift['kind']
  done: 'written' | 'removed' | 'left'
}

export async function generate({ check = false, schema, json = false, locale, ...folders }: Options): Promise<void> {
  if (schema !== undefined) {
    await writeFile(schema, policyJsonSchemaText())
    if (json) tellJson({ schema })
    return
  }
  const text = await policyTextIn(folders.dir)
  if (text === undefined) throw new ToldError(noPolicyIn(folders.dir))
  const asWritten = saidIn(locale, languageOf(text) ?? 'no-policy')
  const read = whileBusy(WORKING.files[asWritten], () =>
    companyPolicy(text, { file: POLICY_PATH, language: asWritten, bases: packageBases() }),
  )
  if ('problems' in read) return tellProblems(text, read.problems, json)
  const wanted = { policy: read.policy, whole: read.own === undefined ? undefined : resolvedText(read.own) }
  const language = saidIn(locale, read.policy.locale)
  const files: Handled[] = []
  for (const [place, folder] of Object.entries({ incidents: folders.dir, ...among(folders) }) as [Place, string][]) {
    for (const drift of await whileWorking(WORKING.files[language], () => findDrift(folder, wanted, place))) {
      const { kind, path } = drift
      const done = check || kind === 'beyond-repair' ? 'left' : await putRight(folder, drift)
      files.push({ place, path, drift: kind, done })
      if (!json) process.stdout.write(done === 'left' ? describe(drift, language) : `${DONE[done][language]}${path}\n`)
      if (done === 'left') process.exitCode = EXIT.findings
    }
  }
  if (json) tellJson({ file: POLICY_PATH, problems: [], files })
}

/** The other checkouts that were given. */
const among = ({ restricted, runbooks }: Pick<Options, 'restricted' | 'runbooks'>) => ({
  ...(restricted === undefined ? {} : { restricted }),
  ...(runbooks === undefined ? {} : { runbooks }),
})

async function putRight(folder: string, { kind, path, wanted }: Drift): Promise<'removed' | 'written'> {
  if (kind === 'left-over') await rm(join(folder, path))
  else await replaceFile(folder, { path, text: wanted })
  return kind === 'left-over' ? 'removed' : 'written'
}

const describe = ({ kind, path, there, wanted }: Drift, locale: Language): string =>
  `${path}${locale === 'ja' ? '：' : ' '}${DRIFTED[kind][locale]}\n${unifiedDiff(path, there, wanted)}`
