import { type DoctorWords, doctorWords } from '../../../adapters/messages/doctor-words.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import { doctorPlace } from '../doctor-place.ts'
import { type Examined, examine } from '../examine.ts'
import { EXIT } from '../exit.ts'
import { repositoryFrom } from '../github.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { asJson } from '../tell-json.ts'
import { saidIn } from '../terminal-language.ts'

interface Options {
  repo: string
  app?: string
  fix?: boolean
  call?: boolean
  locale?: Language
  json?: boolean
}

export async function doctor({ repo, app, fix = false, call = false, locale, json = false }: Options): Promise<void> {
  const home = repositoryFrom(repo)
  const result = await whileWorking(WORKING.github[saidIn(locale, 'no-policy')], async () =>
    examine(await doctorPlace(home, app), { fix, call }),
  )
  const words = await doctorWords(saidIn(locale, result.language))
  process.stdout.write(json ? `${asJson(asData(result, words))}\n` : asText(result, words))
  if (result.findings.some(({ severity }) => severity === 'error')) process.exitCode = EXIT.findings
}

/** As the output calls them. */
const LEVELS = { error: 'broken', warning: 'hint' } as const

const asData = ({ findings, mended, failed, rehearsed }: Examined, words: DoctorWords) => ({
  findings: findings.map((finding) => {
    const { code, severity, params, mend: mending } = finding
    return { code, level: LEVELS[severity], about: params, ...words.of(finding), fixable: mending !== undefined }
  }),
  ...{ mended, failed, rehearsed },
})

function asText({ findings, mended, failed, rehearsed }: Examined, words: DoctorWords): string {
  const lines = findings.map((finding) => {
    const { what, remedy } = words.of(finding)
    return `${words.say(`level.${LEVELS[finding.severity]}`)}  ${finding.code}: ${what}\n  → ${remedy}\n`
  })
  return [
    ...(mended > 0 ? [`${words.say('mended', { count: String(mended) })}\n`] : []),
    ...failed.map((why) => `${words.say('not-mended', { why })}\n`),
    ...(findings.length === 0 ? [`${words.say('fine')}\n`] : lines),
    `${rehearsed === 'never' || rehearsed === 'unseen' ? words.say(`rehearsed.${rehearsed}`) : words.say('rehearsed.at', { at: rehearsed })}\n`,
  ].join('')
}
