import type { AtKeys, Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Form, FormItem } from './form.ts'
import { fold, optionReader } from './read-options.ts'

export type FormProblemCode =
  | 'blank'
  | 'line-break'
  | 'no-items'
  | 'bad-id'
  | 'duplicate-id'
  | 'duplicate-label'
  | 'forbidden-word'
  | 'no-options'
  | 'duplicate-option'
  | 'reserved-option'
  | 'options-overlap'

/** Its path leads through the form, for example `['items', 3, 'options', 1, 'label']`. */
export type FormProblem = Diagnostic<FormProblemCode, AtKeys, { params: { text: string } }>

/**
 * Everything for which GitHub would refuse the form, or a body made with it could be read in two ways.
 * GitHub's rules: docs.github.com, "Common validation errors when creating issue forms" and
 * "Syntax for GitHub's form schema".
 */
export function formProblems(form: Form): FormProblem[] {
  const problems: FormProblem[] = []
  for (const key of ['name', 'description'] as const) {
    if (form[key].trim() === '') problems.push({ code: 'blank', path: [key], params: { text: form[key] } })
  }
  // A body of Markdown alone accepts no input.
  if (form.items.length === 0) problems.push({ code: 'no-items', path: ['items'], params: { text: '' } })
  return [
    ...problems,
    ...idProblems(form.items, ['items'], 'duplicate-id'),
    ...labelProblems(form.items, ['items'], 'duplicate-label'),
    ...form.items.flatMap((item, index) => itemProblems(item, ['items', index])),
  ]
}

function itemProblems(item: FormItem, path: (string | number)[]): FormProblem[] {
  switch (item.kind) {
    case 'text-area':
    case 'input':
      // GitHub keeps people from being asked for secrets.
      return /password/i.test(item.label)
        ? [{ code: 'forbidden-word', path: [...path, 'label'], params: { text: item.label } }]
        : []
    case 'checkboxes':
      return optionProblems(item.options, [...path, 'options'])
    case 'dropdown':
      return [
        ...optionProblems(item.options, [...path, 'options']),
        ...reservedProblems(item, [...path, 'options']),
        ...(item.multiple ? overlapProblems(item, [...path, 'options']) : []),
      ]
  }
}

type Labelled = { id: string; label: string }

function optionProblems(options: readonly Labelled[], path: (string | number)[]): FormProblem[] {
  if (options.length === 0) return [{ code: 'no-options', path, params: { text: '' } }]
  return [...idProblems(options, path, 'duplicate-id'), ...labelProblems(options, path, 'duplicate-option')]
}

type Dropdown = Extract<FormItem, { kind: 'dropdown' }>

function reservedProblems(item: Dropdown, path: (string | number)[]): FormProblem[] {
  // GitHub writes "None" itself where nothing was chosen, and takes no "n/a" beside a default.
  const reserved = item.defaultFirst === true ? /^(none|n\/a|_no response_)$/i : /^(none|_no response_)$/i
  return item.options.flatMap(({ label }, index) =>
    reserved.test(label.trim())
      ? [{ code: 'reserved-option' as const, path: [...path, index, 'label'], params: { text: label } }]
      : [],
  )
}

/** GitHub joins chosen options with commas: `a, b` must not be an option beside `a` and `b`. */
function overlapProblems(item: Dropdown, path: (string | number)[]): FormProblem[] {
  return item.options.flatMap(({ id, label }, index) => {
    const others = optionReader(
      item.options.filter((option) => option.id !== id).map(({ id, label }) => ({ id, labels: [label] })),
    )
    const { ids, unknown } = others.many(label)
    return ids.length > 0 && unknown.length === 0
      ? [{ code: 'options-overlap' as const, path: [...path, index, 'label'], params: { text: label } }]
      : []
  })
}

function idProblems(things: readonly Labelled[], path: (string | number)[], code: FormProblemCode): FormProblem[] {
  const malformed = things.flatMap(({ id }, index) =>
    /^[A-Za-z0-9_-]+$/.test(id)
      ? []
      : [{ code: 'bad-id' as const, path: [...path, index, 'id'], params: { text: id } }],
  )
  return [
    ...malformed,
    ...duplicates(
      things.map(({ id }) => id),
      path,
      'id',
      code,
    ),
  ]
}

function labelProblems(things: readonly Labelled[], path: (string | number)[], code: FormProblemCode): FormProblem[] {
  const unfit = things.flatMap(({ label }, index): FormProblem[] => {
    const at = [...path, index, 'label']
    if (label.trim() === '') return [{ code: 'blank', path: at, params: { text: label } }]
    return /[\r\n]/.test(label) ? [{ code: 'line-break', path: at, params: { text: label } }] : []
  })
  const labels = things.map(({ label }) => fold(label))
  return [...unfit, ...duplicates(labels, path, 'label', code)]
}

/** Names the second and every further one of what is the same. */
function duplicates(texts: string[], path: (string | number)[], key: string, code: FormProblemCode): FormProblem[] {
  return texts.flatMap((text, index) =>
    texts.indexOf(text) < index ? [{ code, path: [...path, index, key], params: { text } }] : [],
  )
}
