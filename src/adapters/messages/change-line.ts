import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { cutText } from '../../domain/markdown/cut-text.ts'
import { visibleText } from '../../domain/markdown/visible-text.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import type { PolicyChange } from '../../domain/policy/policy-diff.ts'
import type { Adoption } from '../../domain/policy/policy-ledger.ts'
import { code } from './marks.ts'
import type { TextKey } from './text-files.ts'
import { md, type Translate } from './texts.ts'

const PARTS: Readonly<Record<NonNullable<PolicyChange['part']>, TextKey>> = {
  process: 'revised.process',
  phase: 'revised.phase',
  way: 'revised.way',
  gate: 'revised.gate',
  field: 'revised.field',
  role: 'revised.role',
  clock: 'revised.clock',
}
const KINDS: Readonly<Record<PolicyChange['kind'], TextKey>> = {
  added: 'revised.added',
  removed: 'revised.removed',
  changed: 'revised.changed',
}
const LONGEST = 120
const LONGEST_NAME = 200
/** So many stand in one line; the rest is counted. */
const MOST_IN_LINE = 8

/** A difference, as it is found or as it was kept. */
export type ChangeShown = Pick<PolicyChange, 'kind' | 'name' | 'within'> & {
  [Key in 'part' | 'of' | 'clause' | 'before' | 'after']?: PolicyChange[Key] | undefined
}

/** One difference of two policies: in words where people have words for it, else by its path; with what was and what is. */
export const changeLine = (translate: Translate, change: ChangeShown, language: Language): string =>
  lineOf(translate, change, language, { shown: (text, maxLength) => asInlineText(text, { maxLength }), code })

/** The same as plain text, for a letter or a mail. */
export const plainChange = (translate: Translate, change: ChangeShown, language: Language): string =>
  lineOf(translate, change, language, { shown: plain, code: (text) => plain(text, LONGEST_NAME) })

/** Its thing alone, without any value: for those who are told no more of the company's own settings (R8-2). */
export const changedThing = (translate: Translate, change: ChangeShown, language: Language): string =>
  headOf(translate, change, language, plain)

const plain = (text: string, longest: number): string => cutText(visibleText(text).replace(/\s+/g, ' ').trim(), longest)

export function changesInOneLine(
  translate: Translate,
  { told, more }: NonNullable<Adoption['changes']>,
  language: Language,
): string {
  const left = more + Math.max(0, told.length - MOST_IN_LINE)
  return [
    ...told.slice(0, MOST_IN_LINE).map((change) => changeLine(translate, change, language)),
    ...(left === 0 ? [] : [translate('revised.more', { count: left })]),
  ].join('; ')
}

interface Marks {
  /** Makes somebody's text harmless. */
  shown(text: string, longest: number): string
  code(text: string): string
}

function headOf(
  translate: Translate,
  { kind, part, name, of, clause }: ChangeShown,
  language: Language,
  shown: Marks['shown'],
): string {
  const words = {
    part: part === undefined ? '' : translate(PARTS[part]),
    name: md(shown(wordsIn(language, name), LONGEST_NAME)),
    place:
      of === undefined ? '' : md(translate('revised.in', { process: md(shown(wordsIn(language, of), LONGEST_NAME)) })),
    clause: clause === undefined ? '' : `(${clause})`,
  }
  return translate(part === undefined ? 'revised.other' : KINDS[kind], words).trimEnd()
}

function lineOf(translate: Translate, change: ChangeShown, language: Language, marks: Marks): string {
  const { kind, part, within, before, after } = change
  const head = headOf(translate, change, language, marks.shown)
  if (part !== undefined && within.length === 0 && kind !== 'changed') return head
  const shown = (value: string | undefined) =>
    md(value === undefined ? translate('revised.nothing-there') : marks.shown(value, LONGEST))
  const values = translate('revised.values', { before: shown(before), after: shown(after) })
  const where = within.length === 0 ? '' : `${marks.code(within.join(' › '))} `
  return `${head} ${where}${values}`
}
