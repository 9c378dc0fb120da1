import { describe, expect, it } from 'vitest'
import { generateIssueForm } from '../../../src/domain/issue-form/generate-issue-form.ts'
import { english, japanese, letters } from './intake-forms.ts'

describe('the form that GitHub shows', () => {
  it('R1-1 asks in the order of the policy, under stable ids, in either language', () => {
    for (const form of [japanese, english]) {
      const ids = generateIssueForm(form).body.flatMap((element) => ('id' in element ? [element.id] : []))
      expect(ids).toEqual(form.items.map(({ id }) => id))
    }
  })

  it('R1-1 begins with the head and sets no barrier', () => {
    const { body } = generateIssueForm(japanese)
    expect(body[0]).toEqual({ type: 'markdown', attributes: { value: japanese.head } })
    expect(JSON.stringify(body)).not.toContain('required')
  })

  it('writes each kind of item with GitHub’s keys', () => {
    const { body } = generateIssueForm(english)
    expect(body[1]).toEqual({
      type: 'textarea',
      id: 'description',
      attributes: {
        label: 'What happened?',
        description: 'What you know is enough.',
        placeholder: 'Example: an unknown window appeared',
      },
    })
    expect(body[2]).toEqual({
      type: 'dropdown',
      id: 'certainty',
      attributes: { label: 'How sure?', options: ['Suspected, not sure', 'Confirmed'], default: 0 },
    })
    expect(body[6]).toMatchObject({ type: 'dropdown', id: 'systems', attributes: { multiple: true } })
    expect(body[9]).toMatchObject({
      type: 'checkboxes',
      attributes: { options: [{ label: 'Taken off the network' }, {}, {}, {}] },
    })
  })

  it('leaves out what is empty, for GitHub refuses it, and marks what is required', () => {
    const item = { kind: 'input', id: 'a', label: 'A', description: ' ', placeholder: '', required: true } as const
    expect(generateIssueForm({ ...letters, items: [item] })).toEqual({
      name: 'Letters',
      description: 'Three long answers',
      body: [{ type: 'input', id: 'a', attributes: { label: 'A' }, validations: { required: true } }],
    })
  })
})
