import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormReading } from '../../../src/domain/issue-form/answer.ts'
import type { Form } from '../../../src/domain/issue-form/form.ts'
import { issueBody } from '../../../src/domain/issue-form/issue-body.ts'
import { readIssueForm } from '../../../src/domain/issue-form/read-issue-form.ts'
import { japanese, letters } from './intake-forms.ts'

const labels = [...letters.items, ...japanese.items].map(({ label }) => `### ${label}`)
const options = japanese.items.flatMap((item) => ('options' in item ? item.options.map(({ label }) => label) : []))
const line = fc.oneof(
  fc.constantFrom(...labels),
  fc.constantFrom('', '```', '````', '~~~', '<!--', '-->', '> q', '    x', '_No response_', 'None', '###', '### ?'),
  fc.constantFrom(...options.flatMap((label) => [label, `${label}, ${label}`, `- [x] ${label}`, `- [ ] ${label}`])),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, '')),
)
const anyBody = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'))

const count = (text: string) => {
  const counts = new Map<string, number>()
  for (const character of text.replace(/\s/g, '')) counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts
}

/** Every text that came out of a body of text areas, with the headings that were taken for the form's own. */
function textOf(form: Form, reading: FormReading): string {
  const kept = form.items.map(({ id, label }) => {
    if (reading.missing.includes(id)) return ''
    const answer = reading.answers[id]
    return `###${label}${answer !== undefined && 'text' in answer ? answer.text : ''}`
  })
  return `${reading.remainder}${kept.join('')}`
}

describe('reading any body', () => {
  it('loses nothing: every character is in one answer, the remainder or a heading', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const said = body.replaceAll('_No response_', 'nothing')
        expect(count(textOf(letters, readIssueForm(letters, said)))).toEqual(count(said))
      }),
      { numRuns: 1_000 },
    )
  })

  it('puts every item in exactly one of answers, unanswered and missing', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const { answers, unanswered, missing, matched } = readIssueForm(japanese, body)
        const all = [...Object.keys(answers), ...unanswered, ...missing]
        expect(all.sort()).toEqual(japanese.items.map(({ id }) => id).sort())
        expect(matched).toBe(missing.length === 0 ? 'all' : missing.length === all.length ? 'none' : 'some')
      }),
      { numRuns: 500 },
    )
  })

  it('finds again whatever was written by the form, where answers hold no heading of it', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.string({ maxLength: 20 }),
          fc.constantFrom('### x', '```', '~~~', '<!--', '-->', '> q', 'None', '- [x] a'),
        ),
        { maxLength: 6 },
      )
      .map((lines) =>
        lines
          .join('\n')
          .replace(/[\r\n\s]+/g, (blank) => (blank.includes('\n') ? '\n' : ' '))
          .trim(),
      )
    fc.assert(
      fc.property(fc.tuple(text, text, text), ([A, B, C]) => {
        const reading = readIssueForm(letters, issueBody(letters, { A, B, C }))
        for (const [id, value] of Object.entries({ A, B, C })) {
          const answer = reading.answers[id]
          expect(answer !== undefined && 'text' in answer ? answer.text : '').toBe(value)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('takes an answer with headings of the form in it whole, or says that it can be read in two ways', () => {
    const text = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n').trim())
    fc.assert(
      fc.property(text, fc.constantFrom('A', 'B', 'C'), (typed, id) => {
        fc.pre(typed !== '' && typed !== '_No response_')
        const written = { A: 'a', B: 'b', C: 'c', [id]: typed }
        const { answers, ambiguous } = readIssueForm(letters, issueBody(letters, written))
        const read = Object.fromEntries(
          Object.entries(answers).map(([item, answer]) => [item, 'text' in answer ? answer.text : '']),
        )
        if (JSON.stringify(read) !== JSON.stringify(written)) expect(ambiguous).not.toEqual([])
      }),
      { numRuns: 3_000 },
    )
  })

  it('finds every choice again', () => {
    const input = fc.record({
      certainty: fc.constantFrom('suspected', 'confirmed'),
      systems: fc.subarray(['unknown', 'unlisted', 'no-system', 'mail', 'shop'], { minLength: 1 }),
      done: fc.subarray(['off-network', 'changed', 'phoned', 'nothing'], { minLength: 1 }),
    })
    fc.assert(
      fc.property(input, ({ certainty, systems, done }) => {
        const { answers, ambiguous } = readIssueForm(japanese, issueBody(japanese, { certainty, systems, done }))
        expect(answers).toEqual({
          certainty: { kind: 'choice', id: certainty },
          systems: { kind: 'choices', ids: systems, unknown: [] },
          done: { kind: 'choices', ids: done, unknown: [] },
        })
        expect(ambiguous).toEqual([])
      }),
    )
  })
})
