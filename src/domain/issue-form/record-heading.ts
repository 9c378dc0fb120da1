import { bareName, withoutRemark } from '../values/bare-name.ts'

/** A line of `/record` that begins a value: what it names, and what stands behind it on the same line. */
interface RecordHeading {
  /** As it was written, without its marks. */
  name: string
  value: string
  /** It is a heading whatever it names; else only where it names a field. */
  isSure: boolean
  /** Only a line by itself, with its value behind it. */
  isInline: boolean
}

/** `### name`, in whatever width, with or without the blank, with marks at its end. */
const HASHED = /^[\s\p{Zs}]{0,3}([#＃]{1,3})(?![#＃])([\s\p{Zs}]*)(\S.*?)[\s\p{Zs}]*[#＃]*[\s\p{Zs}]*$/u
/** `**name**`, `【name】`, `■ name`, `1. name`: perhaps with a value behind it. */
const BOXED =
  /^[\s\p{Zs}]{0,3}(?:\*\*([^*]+)\*\*|__([^_]+)__|【([^】]+)】|〔([^〕]+)〕|［([^］]+)］|\[([^\]]+)\])[\s\p{Zs}]*[:：]?[\s\p{Zs}]*(.*)$/u
const COLON = /^[\s\p{Zs}]{0,3}([^:：]{1,60}?)[\s\p{Zs}]*[:：=＝](?!\/\/)[\s\p{Zs}]*(.*)$/u

export type FieldNamed = (name: string) => string | undefined

/** What a line says if it is a heading; `named` knows the fields by their bare names. */
export function recordHeading(
  line: string,
  named: FieldNamed,
): (RecordHeading & { field: string | undefined }) | undefined {
  const hashed = HASHED.exec(line)
  if (hashed !== null) {
    const [, marks = '', blank = '', text = ''] = hashed
    const whole = known(text, named)
    const parted = whole === undefined ? byColon(text, named) : undefined
    const isSure = marks.length === 3 && (blank !== '' || marks.includes('＃'))
    if (parted !== undefined) return { ...parted, isSure: true, isInline: false }
    // `# a comment` of a script is none, unless it names a field.
    return whole === undefined && !isSure
      ? undefined
      : { field: whole, name: text, value: '', isSure: true, isInline: false }
  }
  const boxed = BOXED.exec(line)
  if (boxed !== null) {
    const name = boxed.slice(1, 7).find((part) => part !== undefined) ?? ''
    const field = known(name, named)
    return field === undefined ? undefined : { field, name, value: boxed[7] ?? '', isSure: true, isInline: false }
  }
  const parted = byColon(line, named)
  if (parted !== undefined) return { ...parted, isSure: false, isInline: true }
  // A name by itself, numbered or boxed, stands over its value.
  const alone = /^[\s\p{Zs}]{0,3}(?:[■□◆◇●○▼]|[①-⑳]|[（(]?\d{1,2}[.．)）、])/u.test(line)
    ? known(line, named)
    : undefined
  return alone === undefined ? undefined : { field: alone, name: line.trim(), value: '', isSure: true, isInline: false }
}

function byColon(text: string, named: FieldNamed): { field: string; name: string; value: string } | undefined {
  const found = COLON.exec(text)
  const field = found === null ? undefined : known(found[1] ?? '', named)
  return found === null || field === undefined ? undefined : { field, name: found[1] ?? '', value: found[2] ?? '' }
}

const known = (text: string, named: FieldNamed): string | undefined => {
  const bare = bareName(text)
  return named(bare) ?? named(withoutRemark(bare))
}
