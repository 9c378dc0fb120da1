import { bareName, withoutRemark } from '../values/bare-name.ts'
import { withoutEnd } from '../values/without-end.ts'

/** A line of `/record` that begins a value: what it names, and what stands behind it on the same line. */
interface RecordHeading {
  /** As it was written, without its marks. */
  name: string
  value: string
  /** `inline`: only a line by itself, with its value behind it. `loose`: only where nobody's sentences can stand. */
  stands: 'anywhere' | 'inline' | 'loose'
  /** How it is written, where that alone does not tell it from somebody's words: what begins in one way goes on in it. */
  style?: 'deep' | 'alone' | 'table'
}

/** `### name`, in whatever width, with or without the blank, with marks at its end. */
const HASHED = /^\s{0,3}([#＃]{1,6})(?![#＃])(\s*)(\S.*)$/u
/** `**name**`, `【name】`, `「name」`: perhaps with a value behind it. */
const BOXED =
  /^\s{0,3}(?:\*\*([^*]+)\*\*|__([^_]+)__|【([^】]+)】|〔([^〕]+)〕|［([^］]+)］|\[([^\]]+)\]|「([^」]+)」|『([^』]+)』|《([^》]+)》|〈([^〉]+)〉|[<＜]([^<>＜＞]+)[>＞]|（([^（）]+)）)\s*[:：]?\s*(.*)$/u
/** Behind the first colon, or the second: a name may hold one itself. */
const COLONS: readonly RegExp[] = [
  /^\s{0,3}([^:：]{1,60}?)\s{0,60}[:：=＝](?!\/\/)\s*(.*)$/u,
  /^\s{0,3}([^:：]{1,30}[:：][^:：]{1,30}?)\s{0,60}[:：](?!\/\/)\s*(.*)$/u,
]
/** A row of a table: what stands behind its last bar is cut off with it. */
const TABLE = /^\s{0,3}[|｜]\s{0,60}(.{1,60}?)\s{0,60}[|｜]\s*(.*)$/u
/** Between a name and its value: arrows, dashes, bars of a table, or nothing but a blank. */
const LOOSE: readonly RegExp[] = [
  /^\s{0,3}(.{1,60}?)\s{0,60}[→⇒➡―—]\s*(.*)$/u,
  /^\s{0,3}(.{1,60}?)\s{1,60}[-–ー|｜]\s+(.*)$/u,
  TABLE,
  /^\s{0,3}(.{1,60}?)\s+(.*)$/u,
]
/** A letter with its mark, or a number, before a name. */
const LETTERED =
  /^\s*[(（]?(?:(?:[a-zａ-ｚ]|[ivx]{1,4}|[Ⅰ-Ⅻⅰ-ⅻ]|[一二三四五六七八九十]{1,3}|[ア-オ])[.．)）、]|\d{1,2}(?:[-－.]\d{1,2})?[.．)）、]?)\s*(?=\S)/iu
/** Bullets and numbers before a name that only a blank sets apart from its value. */
const BULLET = /^\s*(?:[-*+・•●○■□◆◇▼☆★※▲△◎]|[①-⑳]|[（(]?\d{1,2}[.．)）、])\s*/u
const MARKED = /^\s{0,3}(?:[■□◆◇●○▼☆★※▲△◎]|[①-⑳]|[（(]?\d{1,2}[.．)）、])/u

/** `・name：value`, whatever it names; a time of day and an address are none. */
const INLINE =
  /^\s{0,3}([-*+・•●○■□◆◇▼☆★※▲△◎]|[①-⑳]|[（(]?\d{1,2}[.．)）、])?\s*(?=[^:：]{0,30}\p{L})([^:：\s](?:[^:：]{0,28}[^:：\s])?)\s?[:：](?!\/\/)(?!(?<=\d.)\d)\s*(\S.*)$/u

/** The parts of such a line; numbers count for one mark. */
export function inlineParts(text: string): { mark: string; heading: string; value: string } | undefined {
  const [whole, mark = '', heading = '', value = ''] = INLINE.exec(withoutUnseen(text)) ?? []
  return whole === undefined ? undefined : { mark: /\d|[①-⑳]/u.test(mark) ? '1' : mark, heading, value }
}

export type FieldNamed = (name: string) => string | undefined

const MARKS = /[#＃]/

/** The heading of a line, if it is one; `named` knows the fields by their bare names. */
export function recordHeading(
  text: string,
  named: FieldNamed | 'none',
): (RecordHeading & { field: string | undefined }) | undefined {
  if (named === 'none') return MARKS.test(text) ? ofNoField(text) : undefined
  const line = withoutUnseen(text)
  if (line === '') return undefined
  const hashed = HASHED.exec(line)
  if (hashed !== null) {
    const [, marks = '', blank = '', rest = ''] = hashed
    const said = withoutMarks(rest)
    const whole = known(said, named)
    const inline = whole === undefined ? byColon(said, named) : undefined
    const isSure = marks.length === 3 && (blank !== '' || marks.includes('＃'))
    // Deeper ones are part of an answer, unless none began.
    const stands = marks.length > 3 ? 'inline' : 'anywhere'
    const style = marks.length > 3 ? ({ style: 'deep' } as const) : {}
    if (inline !== undefined) return { ...inline, ...style, stands }
    // `# a comment` of a script is none, unless it names a field.
    return whole === undefined && !isSure ? undefined : { field: whole, name: said, value: '', ...style, stands }
  }
  const boxed = BOXED.exec(line)
  if (boxed !== null) {
    const name = boxed.slice(1, -1).find((part) => part !== undefined) ?? ''
    const field = known(name, named)
    return field === undefined ? undefined : { field, name, value: boxed.at(-1) ?? '', stands: 'anywhere' }
  }
  const inline = byColon(line, named)
  if (inline !== undefined) return { ...inline, stands: 'inline' }
  // A name by itself, numbered or boxed, stands over its value.
  const alone = known(line, named)
  if (alone !== undefined)
    return {
      field: alone,
      name: line.trim(),
      value: '',
      stands: MARKED.test(line) ? 'anywhere' : 'loose',
      style: 'alone',
    }
  const loose = parted(LOOSE, line.replace(BULLET, ''), named)
  return loose && { ...loose, stands: 'loose', ...(TABLE.test(line) ? { style: 'table' as const } : {}) }
}

const withoutUnseen = (text: string): string => text.replace(/^\p{Cf}+/u, '').trimEnd()

/** Where no field is named, a heading for sure is one all the same. */
function ofNoField(text: string): (RecordHeading & { field: undefined }) | undefined {
  const [, marks = '', blank = '', rest = ''] = HASHED.exec(withoutUnseen(text)) ?? []
  if (marks.length !== 3 || (blank === '' && !marks.includes('＃'))) return undefined
  return { field: undefined, name: withoutMarks(rest), value: '', stands: 'anywhere' }
}

const withoutMarks = (rest: string): string => `${rest.charAt(0)}${withoutEnd(rest.slice(1), MARKS)}`.trimEnd()

const byColon = (text: string, named: FieldNamed) => parted(COLONS, text, named)

const parted = (forms: readonly RegExp[], text: string, named: FieldNamed) =>
  forms.map((form) => parts(form, text, named)).find((found) => found !== undefined)

function parts(
  form: RegExp,
  text: string,
  named: FieldNamed,
): { field: string; name: string; value: string } | undefined {
  const found = form.exec(text)
  const field = found === null ? undefined : known(found[1] ?? '', named)
  if (found === null || field === undefined) return undefined
  const [, name = '', value = ''] = found
  return { field, name, value: form === TABLE ? withoutEnd(value, /[|｜]/u, 1).trimEnd() : value }
}

/** 深 刻 度: blanks that only set letters apart. */
const SPREAD = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu

export const withoutSpread = (text: string): string => text.replace(SPREAD, '')

function known(text: string, named: FieldNamed): string | undefined {
  for (const said of new Set([text, withoutSpread(text), text.replace(LETTERED, '')])) {
    const bare = bareName(said)
    const field = named(bare) ?? named(withoutRemark(bare))
    if (field !== undefined) return field
  }
  return undefined
}
