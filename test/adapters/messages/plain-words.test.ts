import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const texts = fileURLToPath(new URL('../../../templates/texts', import.meta.url))
const filesIn = (language: 'en' | 'ja'): [string, [string, string][]][] =>
  readdirSync(texts, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(`${language}.json`))
    .map((file) => [
      file,
      Object.entries(JSON.parse(readFileSync(`${texts}/${file}`, 'utf8')) as Record<string, string>),
    ])

/** Words that nobody says any more, or that say it harder than it is. */
const NOT_ENGLISH =
  /\bwhoever\b|\bhimself\b|\bsomebody else than\b|\bis nobody who\b|\bcounts in no\b|\banew\b|\btwice changes\b|\bdecider\b|\bthereof\b|\bhereby\b|(?<!be |may )\bwritten by:/i
/** In documents, which explain at length, a sentence may go on with "whoever", though none begins so. */
const NOT_IN_DOCUMENTS = new RegExp(
  `(?:^|[.!?] |\\*\\*|\\| )Whoever\\b|${NOT_ENGLISH.source.replace('\\bwhoever\\b|', '(?!)|')}`,
)
/** A sentence that begins so is a riddle until its end. */
const RIDDLE = /(?:^|[.!?] |\*\*)What [^?.!]*[.!](?:\s|$)/
const NOT_JAPANESE =
  /ひとりでに|状況コメント|より後になりました|と、すること|渡っていません|誰もしない行|直さない(?:もの|:|：|場合|こと)|(?<!賠償)請求|周知する概要|(?<!対応)方針|採用|様式/
/** The same of texts that tell what is done rather than what the app does. */
const NOT_JAPANESE_LAID = /ひとりでに|状況コメント|より後になりました|誰もしない行|定期点検/
/** A time as machines write it. */
const MACHINE_TIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
/** Ids of roles and phases stand in code marks, or nowhere; `app.yml` is the name of a file. */
const ENGLISH_IDS =
  /(?<![`\w{/@.-])(?:officer|executive|sysadmin|responder|deputy|reporter|concerned|app)(?![`\w}/-]|\.\w)/

/** A half-width colon after Japanese words; what people type themselves (`不明: 理由`) is taken either way. */
const LATIN_COLON =
  /(?<=[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}）」])(?<!不明|なし|調べたこと|アカウントなし):(?=\s|\p{L})/u

const folder = fileURLToPath(new URL('../../../templates', import.meta.url))
const EVERY_LANGUAGE = ['policy/hikeshi.yml', 'policy/own.en.yml']
/** All else that a company gets and people read: forms and letters of the policy, runbooks, pages to print. */
const laidIn = (language: 'en' | 'ja'): [string, string[]][] =>
  [
    ...EVERY_LANGUAGE.filter((file) => language === 'en' || !file.includes('.en.')),
    ...readdirSync(`${folder}/runbooks/${language}`).map((file) => `runbooks/${language}/${file}`),
    ...readdirSync(`${folder}/emergency`)
      .filter((file) => file.includes(language))
      .map((file) => `emergency/${file}`),
  ].map((file) => [
    file,
    readFileSync(`${folder}/${file}`, 'utf8')
      .split('\n')
      // Names that a field had before are taken for good.
      .map((line) => line.replace(/^\s*#.*$/, '').replace(/aliases: \[[^\]]*\]/, '')),
  ])

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** The documents: pages of the repository itself and of `.github/docs`. */
const documentsIn = (language: 'en' | 'ja'): [string, string][] =>
  [
    ...readdirSync(root).filter((file) => file.endsWith('.md')),
    ...readdirSync(`${root}.github/docs`)
      .filter((file) => file.endsWith('.md'))
      .map((file) => `.github/docs/${file}`),
  ]
    .filter((file) => file.endsWith('.ja.md') === (language === 'ja'))
    .map((file) => [file, readFileSync(root + file, 'utf8')])

/** The id of a role is no word that people read. */
const withoutRole = (line: string): string => line.replace(/(?<=[[ ,])decider(?=[:,\]]| \}|$)/g, '')

const withoutCode = (text: string): string => text.replaceAll(/`[^`\n]*`/g, '``')

describe('how it is said', () => {
  it.each(filesIn('en'))('R1-1 English is plain and modern: %s', (_file, lines) => {
    expect(lines.filter(([, text]) => NOT_ENGLISH.test(text) || RIDDLE.test(text) || MACHINE_TIME.test(text))).toEqual(
      [],
    )
    expect(NOT_ENGLISH.test('Whoever has no account phones.') && RIDDLE.test('Thanks. What was said stays.')).toBe(true)
  })

  it.each(laidIn('en'))('R1-1 so is whatever a company gets: %s', (_file, lines) => {
    expect(lines.filter((line) => NOT_ENGLISH.test(withoutRole(line)))).toEqual([])
  })

  it.each(documentsIn('en'))('R1-1 so are the documents: %s', (_file, text) => {
    const lines = withoutCode(text).split('\n')
    expect(lines.filter((line) => NOT_IN_DOCUMENTS.test(withoutRole(line)) || RIDDLE.test(line))).toEqual([])
    expect(NOT_IN_DOCUMENTS.test('Whoever has no account phones.')).toBe(true)
  })

  it.each(documentsIn('ja'))('R1-1 and in Japanese: %s', (_file, text) => {
    const lines = withoutCode(text).split('\n')
    expect(lines.filter((line) => NOT_JAPANESE_LAID.test(line) || LATIN_COLON.test(line))).toEqual([])
  })

  it.each(laidIn('ja'))('R1-1 and in Japanese: %s', (_file, lines) => {
    expect(lines.filter((line) => NOT_JAPANESE_LAID.test(line))).toEqual([])
    expect(NOT_JAPANESE_LAID.test('ひとりでに直ります')).toBe(true)
  })

  it.each(filesIn('ja'))(
    'R1-1 Japanese says it in the words of the regulation, and in no English id: %s',
    (_file, lines) => {
      const bad = (text: string) =>
        NOT_JAPANESE.test(text) ||
        MACHINE_TIME.test(text) ||
        ENGLISH_IDS.test(withoutCode(text)) ||
        LATIN_COLON.test(withoutCode(text)) ||
        /‹[^›]*(?:id|worked|failed)[^›]*›|定期点検/.test(text)
      expect(lines.filter(([, text]) => bad(text))).toEqual([])
      expect(
        bad('ひとりでに直ります') && bad('進められる人：app') && bad('方針を採用する') && bad('対策: 暗号化'),
      ).toBe(true)
    },
  )
})
