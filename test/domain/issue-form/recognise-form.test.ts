import { describe, expect, it } from 'vitest'
import type { Form } from '../../../src/domain/issue-form/form.ts'
import { issueBody } from '../../../src/domain/issue-form/issue-body.ts'
import { recogniseForm } from '../../../src/domain/issue-form/recognise-form.ts'
import { english, filled, japanese } from './intake-forms.ts'

const drill: Form = { ...japanese, id: 'drill', labels: ['hikeshi: drill', 'drill'] }
const exception: Form = {
  ...japanese,
  id: 'exception',
  labels: ['hikeshi: exception', 'needs-triage'],
  items: [
    { kind: 'text-area', id: 'what', label: '守れない遵守事項' },
    { kind: 'text-area', id: 'why', label: '理由' },
  ],
}
const forms = [japanese, english, drill, exception]

const recognised = (body: string, labels: string[] = []) => {
  const found = recogniseForm(forms, body, labels)
  return found === undefined ? undefined : `${found.form.id} ${found.form.language}`
}

describe('which form made a body', () => {
  it.each([
    ['its headings, in Japanese', issueBody(japanese, filled), [], 'incident ja'],
    ['its headings, in English', issueBody(english, filled), [], 'incident en'],
    ['its headings, of another process', issueBody(exception, { what: '4-1', why: '移行中' }), [], 'exception ja'],
    ['its own label among forms of the same headings', issueBody(japanese, filled), ['HIKESHI: drill'], 'drill ja'],
    ['its label where the headings are another form’s', issueBody(exception, {}), ['hikeshi: incident'], 'incident ja'],
    ['its label and its language', issueBody(english, filled), ['hikeshi: incident', 'bug'], 'incident en'],
    ['its label where nothing of the form is left', 'メールが全部消えた', ['hikeshi: incident'], 'incident ja'],
    ['its first heading alone', '### 何が起きましたか\n\n画面が暗号化された', [], 'incident ja'],
  ])('R1-1 is known by %s', (_name, body, labels, expected) => {
    expect(recognised(body, labels)).toBe(expected)
  })

  it.each([
    ['a body without headings', 'Please update the printer driver.', []],
    ['other people’s bug form', '### What happened?\n\nIt crashed\n\n### Version\n\n1.0', []],
    ['headings in code', '```\n### 何が起きましたか\n\n### 確かさ\n```', []],
    ['a label that is not a process’s own', 'x', ['needs-triage', 'drill']],
    ['an empty body', '', []],
  ])('%s is no case', (_name, body, labels) => {
    expect(recognised(body, labels)).toBeUndefined()
  })

  it('gives the reading along', () => {
    expect(recogniseForm(forms, 'x', ['hikeshi: incident'])?.reading).toMatchObject({ matched: 'none', remainder: 'x' })
  })
})
