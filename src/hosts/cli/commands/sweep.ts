import { sweep } from '../../../app/rounds/sweep.ts'
import type { Language } from '../../../domain/policy/basics.ts'
import { EXIT } from '../exit.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { asJson } from '../tell-json.ts'
import { terminalLanguage } from '../terminal-language.ts'
import { policyInForce, worldFor } from '../world.ts'

export async function sweepOnce({ repo, json = false }: { repo: string; json?: boolean }): Promise<void> {
  const { world, rules } = await whileWorking(WORKING.records[terminalLanguage(process.env) ?? 'en'], async () => {
    const { world, repository } = await worldFor(repo)
    return { world, rules: (await policyInForce(world, repository)).rules }
  })
  const done = await whileWorking(WORKING.round[rules.locale], () => sweep(world))
  const { repositories, issues, failed } = done
  process.stdout.write(json ? `${asJson(done)}\n` : `${ROUND[rules.locale](repositories, issues, failed)}\n`)
  if (failed > 0) process.exitCode = EXIT.findings
}

const ROUND: Readonly<Record<Language, (repositories: number, issues: number, failed: number) => string>> = {
  ja: (repositories, issues, failed) =>
    `${repositories} 個のリポジトリの Issue ${issues} 件を確かめました${failed > 0 ? `。${failed} 件は確かめられませんでした（上の表示を見てください）` : ''}。`,
  en: (repositories, issues, failed) =>
    `Looked at ${issues} issues in ${repositories} repositories${failed > 0 ? `; ${failed} could not be looked at (see above)` : ''}.`,
}
