import { sweep } from '../../../app/rounds/sweep.ts'
import type { Language } from '../../../domain/policy/basics.ts'
import { EXIT } from '../exit.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { asJson } from '../tell-json.ts'
import { saidIn } from '../terminal-language.ts'
import { policyInForce, worldFor } from '../world.ts'

interface Options {
  repo: string
  locale?: Language
  json?: boolean
}

export async function sweepOnce({ repo, locale, json = false }: Options): Promise<void> {
  const meanwhile = saidIn(locale, 'no-policy')
  const { world, rules } = await whileWorking(WORKING.records[meanwhile], async () => {
    const { world, repository } = await worldFor(repo, { app: undefined, publicKeys: [], language: meanwhile })
    return { world, rules: (await policyInForce(world, repository)).rules }
  })
  const language = saidIn(locale, rules.locale)
  const done = await whileWorking(WORKING.round[language], () => sweep(world))
  const { repositories, issues, failed } = done
  process.stdout.write(json ? `${asJson(done)}\n` : `${ROUND[language](repositories, issues, failed)}\n`)
  if (failed > 0) process.exitCode = EXIT.findings
}

const ROUND: Readonly<Record<Language, (repositories: number, issues: number, failed: number) => string>> = {
  ja: (repositories, issues, failed) =>
    `${repositories} 個のリポジトリの Issue ${issues} 件を確かめました${failed > 0 ? `。${failed} 件は確かめられませんでした（上の表示を見てください）` : ''}。`,
  en: (repositories, issues, failed) =>
    `Looked at ${issues} issues in ${repositories} repositories${failed > 0 ? `; ${failed} could not be looked at (see above)` : ''}.`,
}
