import { distance } from 'fastest-levenshtein'
import { foldStart } from '../values/fold-text.ts'
import type { KnownNames } from './known-names.ts'

interface TakenCommand {
  /** The command that it is, or was probably meant to be. */
  name: string
  /** The words that the command begins with which is meant. */
  begins: string
  /** The words behind it on its line. */
  rest: string
  /** It is answered, not carried out: nobody can be sure that just this was meant. */
  isSlip: boolean
  /** Somebody else is asked for it: whatever stands behind it was not done. */
  isRequest: boolean
}

/** No name is longer; full-width letters and invisible signs included. */
const LONGEST = 80
const KANJI = /^[\p{Script=Han}々]$/u
const KATAKANA = /^[\p{Script=Katakana}ー]$/u

const END = '(?=[\\s、。：:！!]|$)'
/** 承認します, 封じ込める, 次へ進めてください: the name with the end of its verb. */
const VERB = new RegExp(
  `^(?:し?(?:ました|ます|た)|(?:す)?る|でした|です|済み?|へ?(?:進(?:む|みます|め(?:ます|て(?:ください|下さい)?))|移行(?:します)?)|へ)${END}`,
  'u',
)
/** 封じ込めをお願いします asks somebody else for it: nothing was done yet. */
const REQUEST = new RegExp(`^[をの]?(?:お願い|おねがい)(?:し(?:ます)?|いたします|致します)?${END}`, 'u')

/** していいですか: nothing was done either, and nobody answers a question by doing it. */
const ASKED =
  /^\s*[をは]?\s*(?:(?:し|やっ|行っ|使っ)ても?\s*)?(?:いい|良い|よい|よろしい|大丈夫)(?:です|でしょう)?か(?:な|ね)?[\s?？。]*$|^\s*(?:now|yet|here|this)?\s*[?？]+\s*$/iu

/** The command that a line begins with behind its slash; undefined where no word of it is like one, or no slip is looked for. */
export function takeCommand(names: KnownNames, after: string, slips: 'slips' | 'no-slips'): TakenCommand | undefined {
  const { letters, endOf } = foldStart(after, LONGEST)
  // Katakana's long mark is what Japanese input methods make of a dash.
  const dashed = /[ー_]/.test(letters) ? letters.replace(/(?<=[a-z])[ー_](?=[a-z])/gu, '-') : letters
  for (const { command, spellings, isLatin, isGuess, begins } of names.startingLike(dashed)) {
    const length = spellings.find((spelled) => dashed.startsWith(spelled))?.length
    if (length === undefined) continue
    if (isLatin && /^[a-z]/.test(dashed.slice(length)) && !isApart(after, endOf(length))) continue
    if (isLatin && /^[-_](?=[a-z\d])/.test(dashed.slice(length))) continue
    const goesOn = isLatin ? 'no' : goesOnAfter(dashed.charAt(length - 1), dashed.charAt(length))
    if (goesOn === 'word') continue
    const said = after.slice(endOf(length) ?? 0)
    const isAsked = said.length < LONGEST && ASKED.test(said)
    const rest = isAsked ? '' : said.replace(VERB, '').replace(REQUEST, '')
    const isRequest = REQUEST.test(said) || (isAsked && command === 'contain')
    return { name: command, begins, rest, isSlip: isGuess || goesOn === 'unsure' || isRequest, isRequest }
  }
  return slips === 'slips' ? slip(names, after, { letters, endOf }) : undefined
}

/** A blank that nobody sees sets words apart as any other. */
const isApart = (text: string, at: number | undefined): boolean =>
  at !== undefined && /\p{Cf}$/u.test(text.slice(0, at))

/** 証拠品 may be another word than 証拠; メモリ is one for sure. */
function goesOnAfter(last: string, next: string): 'no' | 'unsure' | 'word' {
  if (KATAKANA.test(last) && KATAKANA.test(next)) return 'word'
  return KANJI.test(last) && KANJI.test(next) ? 'unsure' : 'no'
}

function slip(
  names: KnownNames,
  after: string,
  { letters, endOf }: ReturnType<typeof foldStart>,
): TakenCommand | undefined {
  const word = /^[\p{L}\p{N}-]{1,40}/u.exec(letters)?.[0] ?? ''
  const latin = /^[a-z\d-]*/.exec(word)?.[0] ?? ''
  const typed = latin === '' ? word : latin
  if (typed.length < FEWEST) return undefined
  const [near] = names.all
    .filter(({ isGuess, spelled }) => !isGuess && isSlip(typed, spelled))
    .sort((one, other) => distance(typed, one.spelled) - distance(typed, other.spelled))
  if (near === undefined) return undefined
  const length = endOf(typed.length) ?? after.length
  return { name: near.command, begins: '', rest: after.slice(length), isSlip: true, isRequest: false }
}

/** Shorter words are too often something else, whatever the name. */
const FEWEST = 3

/** One letter wrong, two in a long word or where neighbours are swapped; short words are too often something else. */
function isSlip(word: string, name: string): boolean {
  const least = /^[a-z]/.test(name) ? 4 : FEWEST
  if (Math.abs(word.length - name.length) > 2 || word.length < least || name.length < least) return false
  const far = distance(word, name)
  return far <= (name.length >= 7 ? 2 : 1) || (far === 2 && [...word].sort().join('') === [...name].sort().join(''))
}
