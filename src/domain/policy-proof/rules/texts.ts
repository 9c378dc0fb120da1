import { type Words, wordsIn } from '../../policy/basics.ts'
import { LANGUAGES } from '../../policy/languages.ts'
import { type Finding, finding, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** The names filled in, by where they stand; anything else between braces would be shown as it stands, or not at all. */
const HEAD = ['phone']
const NOTICE = ['company', 'date', 'phone']

/** Texts that many read say nothing of a case but what they are made for: fields stand in letters alone (R8-2). */
export const texts: Rule = ({ policy }) => [
  ...bare(policy, []),
  ...Object.entries(policy.processes).flatMap(([id, { form, notices, documents }]) => {
    const at = ['processes', id]
    return [
      ...unfilled(form?.head, HEAD, [...at, 'form', 'head']),
      ...Object.entries(notices).flatMap(([name, { intro }]) =>
        unfilled(intro, NOTICE, [...at, 'notices', name, 'intro']),
      ),
      ...Object.entries(documents).flatMap(([name, { opening, about = {} }]) => {
        const place = [...at, 'documents', name]
        return [
          ...unfilled(opening, [], [...place, 'opening']),
          ...Object.entries(about).flatMap(([process, words]) => unfilled(words, [], [...place, 'about', process])),
        ]
      }),
    ]
  }),
]

/** Texts that are filled in: their own rule, here or at the letters, says by what. */
const FILLED =
  /^processes [^ ]+ (?:form head|notices [^ ]+ intro|documents [^ ]+ (?:text|opening|about [^ ]+))(?: \w+)?$/

/** Blanks and points: neither a word, nor a number, nor a sign of any kind. */
const SAYS_NOTHING = /^[^\p{L}\p{N}\p{S}]*$/u

/** Everything else is shown as it stands: a field between braces tells nobody anything, in a title least of all; nor does a blank. */
function bare(value: unknown, path: PolicyPath): Finding[] {
  if (typeof value === 'string') {
    if (value !== '' && SAYS_NOTHING.test(value) && path[0] !== 'company') return [finding('text-blank', path)]
    const [, name] = /\{([a-z0-9-]+)\}/.exec(value) ?? []
    return name === undefined || FILLED.test(path.join(' ')) ? [] : [finding('unfilled-words', path, { name })]
  }
  if (Array.isArray(value)) return value.flatMap((one, at) => bare(one, [...path, at]))
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => bare(one, [...path, key]))
    : []
}

function unfilled(words: Words | undefined, known: readonly string[], path: PolicyPath): Finding[] {
  if (words === undefined) return []
  const spoken =
    typeof words === 'string'
      ? [{ text: words, place: path }]
      : LANGUAGES.flatMap((language) =>
          words[language] === undefined ? [] : [{ text: wordsIn(language, words), place: [...path, language] }],
        )
  return spoken.flatMap(({ text, place }) =>
    [...text.matchAll(/\{([a-z0-9-]+)\}/g)].flatMap(([, name = '']) =>
      known.includes(name) ? [] : [finding('unfilled-words', place, { name })],
    ),
  )
}
