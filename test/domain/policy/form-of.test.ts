import { describe, expect, it } from 'vitest'
import { formProblems } from '../../../src/domain/issue-form/issue-form-rules.ts'
import { readRecord } from '../../../src/domain/issue-form/read-record.ts'
import { formOf, formsOf, recordFieldsOf } from '../../../src/domain/policy/form-of.ts'
import { defaultPolicy as policy } from '../../support/worlds.ts'

const item = (language: 'ja' | 'en', id: string) =>
  formOf(policy, 'incident', language)?.items.find((one) => one.id === id)

describe('forms of a policy', () => {
  it('R1-1 nothing in a form is required, and its head says whom to phone', () => {
    const called = { ...policy, company: { ...policy.company, phone: '03-5550-0100' } }
    const form = formOf(called, 'incident', 'en')
    expect(form?.items.some(({ required }) => required === true)).toBe(false)
    expect(form?.head).toContain('phone first: 03-5550-0100')
    expect(form?.head).not.toContain('{')
  })

  it('the forms of a process carry its label in every language', () => {
    expect(formsOf(policy).map(({ process, language, form }) => [process, language, form.labels])).toContainEqual([
      'incident',
      'ja',
      ['hikeshi: incident'],
    ])
    const incident = formsOf(policy).filter(({ process }) => process === 'incident')
    expect(incident.map(({ language }) => language)).toEqual([policy.locale, 'en'])
  })

  it('every form of the default policy is one that GitHub takes and that reads one way only', () => {
    expect(formsOf(policy).flatMap(({ form }) => formProblems(form))).toEqual([])
  })

  it('R1-4 R1-5 R1-6 the kinds of the regulation can be chosen, "unknown" first', () => {
    const kind = item('ja', 'kind')
    expect(kind).toMatchObject({ kind: 'dropdown', multiple: false, defaultFirst: true })
    const ids = kind !== undefined && 'options' in kind ? kind.options.map(({ id }) => id) : []
    expect(ids[0]).toBe('unknown')
    expect(ids).toEqual(expect.arrayContaining(['unauthorised-access', 'power', 'overheating', 'intrusion']))
  })

  it('R8-2 the insider is offered where few read, and nowhere else', () => {
    const offers = formsOf(policy).filter(({ form }) =>
      form.items.some((one) => 'options' in one && one.options.some(({ id }) => id === 'insider-leak')),
    )
    expect(new Set(offers.map(({ process }) => process))).toEqual(new Set(['restricted-incident']))
  })

  it.each(['ja', 'en'] as const)(
    'R4-2 in %s the head puts people first, and says for what the power stays on',
    (language) => {
      const head = formOf(policy, 'incident', language)?.head ?? ''
      const lines = head.split('\n')
      const power = lines.filter((line) => /電源|power/.test(line))
      expect(power).toHaveLength(1)
      expect(power[0]).toMatch(
        /ウイルス、不正アクセス、原因のわからない|malware or unauthorised access, or do not know/,
      )
      const safety = lines.findIndex((line) => line.includes('119'))
      expect(safety).toBeGreaterThan(0)
      expect(safety).toBeLessThan(lines.findIndex((line) => /電源|power/.test(line)))
      expect(head).toMatch(/口頭|word of mouth/)
    },
  )

  it('R2-1 the relation of who noticed is asked, with "rather not say"', () => {
    const relation = item('en', 'relation')
    const ids = relation !== undefined && 'options' in relation ? relation.options.map(({ id }) => id) : []
    expect(ids).toEqual(
      expect.arrayContaining(['not-said', 'employee', 'dispatched', 'intern', 'contractor', 'director']),
    )
  })

  it('R3-1 systems can be chosen from the catalogue, or be none of it', () => {
    const systems = item('en', 'systems')
    expect(systems).toMatchObject({ kind: 'dropdown', multiple: true })
    const ids = systems !== undefined && 'options' in systems ? systems.options.map(({ id }) => id) : []
    expect(ids).toEqual(['unknown', 'not-listed', 'none', ...Object.keys(policy.systems)])
  })

  it('a policy of one language has forms in that language alone', () => {
    const form = policy.processes.incident?.form
    const incident = policy.processes.incident
    if (form === undefined || incident === undefined) throw new Error('the default policy has no incident form')
    const one = { ...policy, processes: { incident: { ...incident, form: { ...form, name: 'Report' } } } }
    expect(formsOf(one).map(({ language }) => language)).toEqual(['ja'])
  })

  it('a process without a form has none', () => {
    expect(formOf(policy, 'nothing', 'ja')).toBeUndefined()
  })

  it('fields are recorded by id and by the words of each language', () => {
    const fields = recordFieldsOf(policy)
    const read = (heading: string) => readRecord(fields, `### ${heading}\n\nhigh`).answers
    for (const heading of ['severity', 'Severity', '深刻度'])
      expect(read(heading)).toEqual({ severity: { kind: 'choice', id: 'high' } })
    expect(fields.map(({ id }) => id)).toEqual(Object.keys(policy.fields))
  })
})
