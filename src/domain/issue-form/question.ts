import { oncePer } from '../values/once-per.ts'
import type { Form, FormItem } from './form.ts'
import { type OptionReader, optionReader, type ReadableOption } from './read-options.ts'

/** The shape of a value that answers an item, whatever language its labels are in. */
export type Question =
  | { kind: 'text'; singleLine: boolean }
  | { kind: 'one'; options: OptionReader }
  | { kind: 'many'; options: OptionReader }
  | { kind: 'checkboxes'; options: OptionReader }

export type QuestionKind =
  | { kind: 'text-area' | 'input' }
  | { kind: 'dropdown'; multiple: boolean; options: readonly ReadableOption[] }
  | { kind: 'checkboxes'; options: readonly ReadableOption[] }

export function question(item: QuestionKind): Question {
  switch (item.kind) {
    case 'text-area':
      return { kind: 'text', singleLine: false }
    case 'input':
      return { kind: 'text', singleLine: true }
    case 'dropdown':
      return { kind: item.multiple ? 'many' : 'one', options: optionReader(item.options) }
    case 'checkboxes':
      return { kind: 'checkboxes', options: optionReader(item.options) }
  }
}

export type FormIndex = {
  ids: readonly string[]
  questions: readonly Question[]
  /** Which item a heading's text belongs to. */
  itemOf: ReadonlyMap<string, number>
}

export const formIndex = oncePer(
  (form: Form): FormIndex => ({
    ids: form.items.map(({ id }) => id),
    questions: form.items.map((item) => question(inOneLanguage(item))),
    itemOf: itemsByLabel(form),
  }),
)

/** By its label as GitHub writes it, else by one that it had in an older form. */
function itemsByLabel({ items }: Form): Map<string, number> {
  const labels = new Map(items.map(({ label }, index) => [label.trim(), index]))
  for (const [index, { earlier = [] }] of items.entries())
    for (const label of earlier) if (!labels.has(label.trim())) labels.set(label.trim(), index)
  return labels
}

function inOneLanguage(item: FormItem): QuestionKind {
  if (!('options' in item)) return { kind: item.kind }
  return { ...item, options: item.options.map(({ id, label }) => ({ id, labels: [label] })) }
}
