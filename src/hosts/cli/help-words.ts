import { type Command, type Help, InvalidArgumentError, type Option } from 'commander'
import { template } from '../../adapters/files/package-files.ts'
import { LANGUAGES, type Language } from '../../domain/policy/languages.ts'
import { terminalLanguage } from './terminal-language.ts'
import { width, wrap } from './wrap.ts'

/** The help in the reader's language, by its English words. */
export type HelpWords = (english: string) => string

export const IN_ENGLISH: HelpWords = (english) => english

/** The language that is asked for in the call itself, else that of the folder's policy, else the terminal's. */
export function languageOfCall(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  policy: Language | 'no-policy' = 'no-policy',
): Language {
  const said = words.flatMap((word, at) =>
    word === '--locale' ? [words[at + 1]] : [/^--locale=(.*)$/.exec(word)?.[1]],
  )
  const asked = LANGUAGES.find((language) => said.includes(language))
  return asked ?? (policy === 'no-policy' ? (terminalLanguage(environment) ?? 'en') : policy)
}

export async function helpWords(language: Language): Promise<HelpWords> {
  if (language === 'en') return IN_ENGLISH
  const texts: Readonly<Record<string, string>> = JSON.parse(await template(`texts/help/${language}.json`))
  return (english) => (english === '' ? '' : (texts[english] ?? english))
}

/** Sets the help of a command, and of those below it, in these words; lines are cut where Japanese may be. */
export function helpIn(command: Command, words: HelpWords): Command {
  if (words === IN_ENGLISH) return command
  const help: Partial<Help> = {
    displayWidth: width,
    boxWrap: (text, columns) =>
      text
        .split('\n')
        .flatMap((line) => wrap(line, columns))
        .join('\n'),
    styleTitle: words,
    commandDescription: (each) => words(each.description()),
    subcommandDescription: (each) => words(each.description()),
    argumentDescription: ({ description, defaultValue }) => noted(words(description), [], defaultValue),
    optionDescription: (option) => noted(words(option.description), option.argChoices ?? [], shownDefault(option)),
  }
  for (const option of command.options) mistakesIn(option, words)
  return command.configureHelp(help).helpOption('-h, --help', 'display help for command')
}

/** A value that an option does not take is told in these words, too. */
function mistakesIn(option: Option, words: HelpWords): void {
  const { parseArg } = option
  if (parseArg === undefined) return
  option.parseArg = (value, previous) => {
    try {
      return parseArg(value, previous)
    } catch (error) {
      throw error instanceof InvalidArgumentError ? new InvalidArgumentError(words(error.message)) : error
    }
  }
}

const shownDefault = ({ required, optional, negate, defaultValue }: Option): unknown =>
  required || optional || (!negate && typeof defaultValue === 'boolean') ? defaultValue : undefined

function noted(description: string, choices: readonly string[], byDefault: unknown): string {
  const notes = [
    ...(choices.length === 0 ? [] : [`${choices.join('、')} のどれか`]),
    ...(byDefault === undefined ? [] : [`既定値：${String(byDefault)}`]),
  ]
  return notes.length === 0 ? description : `${description}（${notes.join('。')}）`
}

/** Commander's words for a call that it cannot read, by the English ones. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/^unknown option '(.+?)'/, '「$1」というオプションはありません。'],
  [/^unknown command '(.+?)'/, '「$1」というコマンドはありません。'],
  [/^required option '(.+?)' not specified/, '「$1」は必ず指定してください。'],
  [/^option '(.+?)' argument missing/, '「$1」に値がありません。'],
  [/^missing required argument '(.+?)'/, '引数「$1」がありません。'],
  [
    /^too many arguments.* Expected (\d+) arguments? but got (\d+)\.?/,
    '引数が多すぎます（$1 個まで。$2 個ありました）。',
  ],
  [
    /^option '(.+?)' argument '(.*?)' is invalid\. Allowed choices are (.+)\.$/,
    '「$1」の値「$2」は使えません。$3 のどれかにしてください。',
  ],
  [/^option '(.+?)' argument '(.*?)' is invalid\./, '「$1」の値「$2」は使えません。'],
]
const MEANT = /\(Did you mean (?:one of )?(.+?)\?\)/

/** A line of commander about the call, for whoever reads Japanese. */
export function mistakeInJapanese(said: string): string {
  const [, english = said] = /^error: ([\s\S]*)$/.exec(said) ?? []
  const line = english.trimEnd()
  const [pattern, japanese] = MISTAKES.find(([each]) => each.test(line)) ?? []
  if (pattern === undefined || japanese === undefined) return said
  const [, meant] = MEANT.exec(line) ?? []
  const rest = line.replace(pattern, '').replace(MEANT, '').trim()
  const whole = line.replace(new RegExp(`${pattern.source}[\\s\\S]*$`), japanese)
  return `${[whole, rest, meant === undefined ? '' : `「${meant}」のことですか。`].filter((each) => each !== '').join(' ')}\n`
}
