import type { Form, FormItem, FormOption } from '../issue-form/form.ts'
import type { RecordField } from '../issue-form/read-record.ts'
import { oncePer } from '../values/once-per.ts'
import { allWords, wordsIn } from './basics.ts'
import { optionsOf, type Registers } from './field-options.ts'
import type { Field } from './fields.ts'
import { LANGUAGES, type Language } from './languages.ts'
import { phoneShown } from './placeholders.ts'
import type { Policy } from './policy.schema.ts'
import type { FormPolicy } from './process.ts'

export interface ProcessForm {
  process: string
  language: Language
  form: Form
}

const CASE_LABEL = 'hikeshi: '

/** The label that a form sets for everyone, and by which an issue is known as a case of this process. */
export const caseLabel = (process: string): string => `${CASE_LABEL}${process}`

/** Whether an issue bears the label of any process, known or not. */
export const isLabelledCase = ({ labels }: { labels: readonly string[] }): boolean =>
  labels.some((label) => label.startsWith(CASE_LABEL))

/** The form of a process in one language; none where the process has no form. Nothing in it is required (R1-1). */
export function formOf(policy: Policy, process: string, language: Language): Form | undefined {
  const { form, restricted = false } = policy.processes[process] ?? {}
  if (form === undefined) return undefined
  return {
    id: process,
    language,
    name: wordsIn(language, form.name),
    description: wordsIn(language, form.description),
    title: wordsIn(language, form.title),
    labels: [caseLabel(process)],
    head:
      form.head === undefined
        ? ''
        : wordsIn(language, form.head).replaceAll('{phone}', () => phoneShown(policy, language)),
    items: form.items.flatMap((item) => {
      const field = policy.fields[item.field]
      return field === undefined ? [] : [itemOf(policy, item, field, language, restricted)]
    }),
  }
}

/** Every form of the policy, those in its own language first: they win where two read a body alike. */
export const formsOf = oncePer((policy: Policy): readonly ProcessForm[] =>
  [policy.locale, ...LANGUAGES.filter((language) => language !== policy.locale)].flatMap((language) =>
    Object.entries(policy.processes).flatMap(([process, { form }]): ProcessForm[] => {
      if (form === undefined || (language !== policy.locale && !speaks(form, language))) return []
      const read = formOf(policy, process, language)
      return read === undefined ? [] : [{ process, language, form: read }]
    }),
  ),
)

const speaks = ({ name }: FormPolicy, language: Language): boolean =>
  typeof name !== 'string' && name[language] !== undefined

/** Every field as `/record` may head it: by id and by each of its wordings, a form's own included. */
export const recordFieldsOf = oncePer((policy: Policy): readonly RecordField[] => {
  const forms = Object.values(policy.processes).flatMap(({ form }) => form?.items ?? [])
  return Object.entries(policy.fields).map(([id, field]) => {
    const own = forms.filter((item) => item.field === id).flatMap(({ label }) => (label === undefined ? [] : [label]))
    const labels = [...new Set([...[field.label, ...own].flatMap(allWords), ...(field.aliases ?? [])])]
    // A reason may follow such a choice, on its line or below it: the whole is read with the value.
    const reasoned = field.kind === 'choice' && field.reason
    return { id, labels, ...(reasoned ? { kind: 'text-area' } : kindOf(policy, field)) }
  })
})

/** The names of a choice: every wording of it, and `なし` where it says that there is none. */
export function namedOptions(policy: Registers, field: Field): { id: string; labels: string[] }[] {
  return optionsOf(policy, field).map(({ id, label }) => ({
    id,
    labels: id === 'none' ? [...allWords(label), 'なし'] : allWords(label),
  }))
}

type RecordKind = RecordField extends infer F ? (F extends unknown ? Omit<F, 'id' | 'labels'> : never) : never

function kindOf(policy: Policy, field: Field): RecordKind {
  switch (field.kind) {
    case 'text':
    case 'accounts':
      return { kind: 'text-area' }
    case 'line':
    case 'time':
      return { kind: 'input' }
    case 'choice':
      return { kind: 'dropdown', multiple: false, options: namedOptions(policy, field) }
    case 'choices':
    case 'systems':
    case 'customers':
      return { kind: 'dropdown', multiple: true, options: namedOptions(policy, field) }
    case 'checks':
      return { kind: 'checkboxes', options: namedOptions(policy, field) }
  }
}

function itemOf(
  policy: Policy,
  item: FormPolicy['items'][number],
  field: Field,
  language: Language,
  restricted: boolean,
): FormItem {
  const help = item.help ?? field.help
  const head = {
    id: item.field,
    label: wordsIn(language, item.label ?? field.label),
    ...(field.aliases === undefined ? {} : { earlier: field.aliases }),
    ...(help === undefined ? {} : { description: wordsIn(language, help) }),
  }
  const options = optionsOf(policy, field)
    .filter((option) => restricted || option.restricted !== true)
    .map(({ id, label }): FormOption => ({ id, label: wordsIn(language, label) }))
  switch (field.kind) {
    case 'text':
      return { ...head, kind: 'text-area' }
    case 'line':
    case 'accounts':
    case 'time':
      return { ...head, kind: 'input' }
    case 'choice':
      return { ...head, kind: 'dropdown', options, multiple: false, defaultFirst: true }
    case 'choices':
    case 'systems':
    case 'customers':
      return { ...head, kind: 'dropdown', options, multiple: true }
    case 'checks':
      return { ...head, kind: 'checkboxes', options }
  }
}
