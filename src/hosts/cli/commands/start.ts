import { existsSync } from 'node:fs'
import { WEBHOOK_PATH } from '../../../app/set-up/app-manifest.ts'
import { DEFAULT_LOCALE } from '../../../app/set-up/choices.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { optionalPackages } from '../../../sandbox/optional-packages.ts'
import { playgroundWords } from '../../../sandbox/playground/words.ts'
import { type Incomplete, readEnvironment } from '../environment.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { portToTry } from '../sandbox-port.ts'
import { asJson } from '../tell-json.ts'
import { saidIn, terminalLanguage } from '../terminal-language.ts'
import { untilStopped } from '../until-stopped.ts'
import { runSandbox } from './sandbox.ts'

const SWEEP_EVERY_MS = 15 * 60 * 1000

interface Options {
  orSandbox?: boolean
  port?: number
  locale?: Language
  open: boolean
  json?: boolean
}

export async function start({ orSandbox, port, locale, open, json = false }: Options): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const reading = readEnvironment(process.env, 'received')
  const company = locale ?? terminalLanguage(process.env)
  if (reading.kind === 'none' && orSandbox === true) {
    await optionalPackages()
    // Nobody has set anything up here: what is to try speaks as the terminal does.
    if (!json) process.stdout.write(`${playgroundWords(company ?? DEFAULT_LOCALE)('terminal.no-app')}\n\n`)
    const where = { port: await portToTry(port, process.env.PORT), open, json }
    return runSandbox({ ...where, ...(company !== undefined && { locale: company }) })
  }
  if (reading.kind !== 'complete') throw new ToldError({ ja: refusal(reading, 'ja'), en: refusal(reading, 'en') })
  const { startServer } = await import('../../probot/server.ts')
  const { environment } = reading
  const language = saidIn(locale, 'no-policy')
  const server = await whileWorking(WORKING.server[language], () =>
    startServer({ ...environment, environment: process.env, sweepEveryMs: SWEEP_EVERY_MS }),
  )
  const { url, sealKey } = server
  process.stdout.write(json ? `${asJson({ url, webhook: WEBHOOK_PATH, sealKey })}\n` : WORDS[language].up(url, sealKey))
  await untilStopped()
  await server.close()
}

interface Words {
  up(url: string, key: string): string
  unsafe: string
  missing: string
  wrong: string
  help: readonly string[]
}

const WORDS: Readonly<Record<Language, Words>> = {
  ja: {
    up: (url, key) =>
      `Hikeshi が ${url} で待ち受けています。GitHub の配信先は ${WEBHOOK_PATH} です。\n記録は封印されます。検証に使う公開鍵：${key}\n`,
    unsafe: '安全に必要なものが揃わないため、アプリは起動しません。',
    missing: '足りない：',
    wrong: '誤り：    ',
    help: [
      'GitHub App を登録してこれらを書き出すには：hikeshi register --org あなたの組織 --url https://あなたのサーバー',
      '登録済みのアプリのものは、環境変数かファイル .env に書きます。GitHub のどこにあるかは「導入：サーバーで動かす」（set-up-app.ja.md）にあります。',
      'GitHub App なしで試すには「hikeshi sandbox」を実行します。',
    ],
  },
  en: {
    up: (url, key) =>
      `Hikeshi listens at ${url}; GitHub delivers to ${WEBHOOK_PATH}.\nRecords are sealed; the public key to verify them by: ${key}\n`,
    unsafe: 'the app does not start without what makes it safe.',
    missing: 'Missing:',
    wrong: 'Wrong:  ',
    help: [
      'To register a GitHub App and have these written: hikeshi register --org YOUR-ORGANISATION --url https://your-server',
      'Of an app that is there, set them in the environment or in a file .env; "Set up with a server" (set-up-app.md) says where GitHub shows them.',
      'To look around without a GitHub App, run "hikeshi sandbox".',
    ],
  },
}

function refusal(reading: { kind: 'none' } | Incomplete, language: Language): string {
  const words = WORDS[language]
  const { missing, problems } =
    reading.kind === 'none'
      ? { missing: ['APP_ID', 'WEBHOOK_SECRET', 'PRIVATE_KEY / PRIVATE_KEY_PATH'], problems: [] }
      : reading
  return [
    words.unsafe,
    ...missing.map((name) => `  ${words.missing} ${name}`),
    ...problems.map((problem) => `  ${words.wrong} ${problem[language]}`),
    ...words.help,
  ].join('\n')
}
