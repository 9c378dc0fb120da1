import { describe, expect, it } from 'vitest'
import type { Form, FormItem } from '../../../src/domain/issue-form/form.ts'
import { formProblems } from '../../../src/domain/issue-form/issue-form-rules.ts'
import { english, japanese, letters } from './intake-forms.ts'

const withItems = (...items: FormItem[]): Form => ({ ...letters, items })
const input = (id: string, label: string): FormItem => ({ kind: 'input', id, label })
const dropdown = (labels: string[], more: { multiple?: boolean; defaultFirst?: boolean } = {}): FormItem => ({
  kind: 'dropdown',
  id: 'x',
  label: 'X',
  multiple: false,
  options: labels.map((label, index) => ({ id: `o${index}`, label })),
  ...more,
})
const codes = (form: Form) => formProblems(form).map(({ code, path }) => `${code} ${path.join('.')}`)

describe('rules for forms', () => {
  it('the intake forms keep them', () => {
    expect([...formProblems(japanese), ...formProblems(english)]).toEqual([])
  })

  it.each<[string, Form, string[]]>([
    ['no name', { ...letters, name: ' ' }, ['blank name']],
    ['no description', { ...letters, description: '' }, ['blank description']],
    ['nothing to fill in', withItems(), ['no-items items']],
    ['an id with a blank', withItems(input('first name', 'A')), ['bad-id items.0.id']],
    ['the same id twice', withItems(input('a', 'A'), input('a', 'B')), ['duplicate-id items.1.id']],
    ['the same label twice', withItems(input('a', 'Name'), input('b', ' name')), ['duplicate-label items.1.label']],
    [
      'the same label in another width',
      withItems(input('a', '名前(A)'), input('b', '名前（Ａ）')),
      ['duplicate-label items.1.label'],
    ],
    ['a blank label', withItems(input('a', ' ')), ['blank items.0.label']],
    ['a label of two lines', withItems(input('a', 'A\nB')), ['line-break items.0.label']],
    ['a question for a secret', withItems(input('a', 'Your Password')), ['forbidden-word items.0.label']],
    ['no options', withItems(dropdown([])), ['no-options items.0.options']],
    ['the same option twice', withItems(dropdown(['a', 'A'])), ['duplicate-option items.0.options.1.label']],
    ['an option that GitHub adds', withItems(dropdown(['a', 'none'])), ['reserved-option items.0.options.1.label']],
    [
      'n/a beside a default',
      withItems(dropdown(['a', 'N/A'], { defaultFirst: true })),
      ['reserved-option items.0.options.1.label'],
    ],
    [
      'options that add up to another',
      withItems(dropdown(['a', 'b', 'a, b'], { multiple: true })),
      ['options-overlap items.0.options.2.label'],
    ],
    [
      'boxes without options',
      withItems({ kind: 'checkboxes', id: 'x', label: 'X', options: [] }),
      ['no-options items.0.options'],
    ],
  ])('%s is a problem', (_name, form, expected) => {
    expect(codes(form)).toEqual(expected)
  })

  it('n/a without a default, and a comma in a single choice, are none', () => {
    expect(codes(withItems(dropdown(['a', 'b', 'a, b', 'n/a'])))).toEqual([])
  })

  it('every problem is named, with the text it is about', () => {
    const problems = formProblems({ ...withItems(input('a', 'A'), input('a', 'a')), name: '' })
    expect(problems.map(({ code, params }) => [code, params.text])).toEqual([
      ['blank', ''],
      ['duplicate-id', 'a'],
      ['duplicate-label', 'a'],
    ])
  })
})
