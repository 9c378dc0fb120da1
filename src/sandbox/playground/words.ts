import en from '../../../templates/texts/playground/en.json' with { type: 'json' }
import ja from '../../../templates/texts/playground/ja.json' with { type: 'json' }

export type PlaygroundLanguage = 'ja' | 'en'
export type PlaygroundKey = keyof typeof ja & keyof typeof en
export type PlaygroundWords = (key: PlaygroundKey, values?: Readonly<Record<string, string | number>>) => string

const TEXTS: Readonly<Record<PlaygroundLanguage, Readonly<Record<PlaygroundKey, string>>>> = { ja, en }

/** Texts of the playground, as plain text: `{name}` stands for a value, and `.one` for a count of one where a language tells it apart. */
export const playgroundWords =
  (language: PlaygroundLanguage): PlaygroundWords =>
  (key, values = {}) =>
    textFor(TEXTS[language], key, values.count).replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(values[name] ?? whole),
    )

const textFor = (
  texts: Readonly<Record<string, string>>,
  key: PlaygroundKey,
  count: string | number | undefined,
): string => (count === 1 ? texts[`${key}.one`] : undefined) ?? texts[key] ?? key

export const isPlaygroundKey = (key: string): key is PlaygroundKey => Object.hasOwn(ja, key)

export const PLAYGROUND_KEYS: readonly PlaygroundKey[] = Object.keys(ja).filter(isPlaygroundKey)
