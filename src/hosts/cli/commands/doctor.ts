import { type DoctorWords, doctorWords } from '../../../adapters/messages/doctor-words.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import { doctorPlace } from '../doctor-place.ts'
import { type AgreesToRisk, type Examined, examine } from '../examine.ts'
import { EXIT } from '../exit.ts'
import { repositoryFrom } from '../github.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { terminal } from '../set-up/company-choices.ts'
import { asJson } from '../tell-json.ts'
import { saidIn } from '../terminal-language.ts'

interface Options {
  repo: string
  app?: string
  fix?: boolean
  yes?: boolean
  call?: boolean
  locale?: Language
  json?: boolean
}

export async function doctor({
  repo,
  app,
  fix = false,
  yes = false,
  call = false,
  locale,
  json = false,
}: Options): Promise<void> {
  const home = repositoryFrom(repo)
  const agreeing: AgreesToRisk = {
    agrees: async (options, language) => yes || agrees(await doctorWords(saidIn(locale, language)), options, json),
    refusal: async (options, language) => (await doctorWords(saidIn(locale, language))).say('need.yes', { options }),
  }
  const looks = async () => examine(await doctorPlace(home, app), { fix: fix && agreeing, call })
  // A question in the midst of it needs the line for its answer.
  const result = fix ? await looks() : await whileWorking(WORKING.github[saidIn(locale, 'no-policy')], looks)
  const words = await doctorWords(saidIn(locale, result.language))
  process.stdout.write(json ? `${asJson(asData(result, words))}\n` : asText(result, words))
  if (result.findings.some(({ severity }) => severity === 'error')) process.exitCode = EXIT.findings
}

/** Somebody at a terminal is warned and asked; nobody else has agreed to anything. */
async function agrees(words: DoctorWords, options: string, json: boolean): Promise<boolean> {
  const at = terminal(json)
  if (at === 'nobody') return false
  try {
    process.stderr.write(`${words.say('risky', { options })}\n`)
    return /^(y|yes|はい)$/i.test((await at.question(`${words.say('ask.go-on')} `)).trim())
  } finally {
    at.close()
  }
}

/** As the output calls them. */
const LEVELS = { error: 'broken', warning: 'hint' } as const

const asData = ({ findings, mended, failed, github, rehearsed }: Examined, words: DoctorWords) => ({
  findings: findings.map((finding) => {
    const { code, severity, params, mend: mending } = finding
    return { code, level: LEVELS[severity], about: params, ...words.of(finding), fixable: mending !== undefined }
  }),
  ...{ mended, failed, rehearsed },
  github: github === 'not-looked' ? null : { ...github, taken: github.taken ?? null, server: github.server ?? null },
})

function asText({ findings, mended, failed, github, rehearsed }: Examined, words: DoctorWords): string {
  const lines = findings.map((finding) => {
    const { what, remedy } = words.of(finding)
    return `${words.say(`level.${LEVELS[finding.severity]}`)}  ${finding.code}: ${what}\n  → ${remedy}\n`
  })
  return [
    ...(mended > 0 ? [`${words.say('mended', { count: String(mended) })}\n`] : []),
    ...failed.map((why) => `${words.say('not-mended', { why })}\n`),
    ...(findings.length === 0 ? [`${words.say('fine')}\n`] : lines),
    ...(github === 'not-looked' ? [] : [`${metWords(github, words)}\n`]),
    `${rehearsed === 'never' || rehearsed === 'unseen' ? words.say(`rehearsed.${rehearsed}`) : words.say('rehearsed.at', { at: rehearsed })}\n`,
  ].join('')
}

function metWords({ spoken, taken, server }: Exclude<Examined['github'], 'not-looked'>, words: DoctorWords): string {
  return words.say('github', {
    spoken,
    versions: taken?.join(', ') ?? words.say('github.unseen'),
    server: server === undefined ? '' : words.say('github.server', { version: server }),
  })
}
