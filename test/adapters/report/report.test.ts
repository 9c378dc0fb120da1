import { describe, expect, it } from 'vitest'
import { registerCsv } from '../../../src/adapters/report/register-csv.ts'
import { reportPage } from '../../../src/adapters/report/report-page.ts'
import { figuresOf } from '../../../src/domain/audit/figures/figures.ts'
import { entryOf } from '../../../src/domain/audit/figures/register.ts'
import { incidentIn } from '../../support/incident.ts'
import { storyIn } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

const now = '2030-06-01T00:00:00Z'
const entry = entryOf(defaultPolicy, storyIn(defaultWorld)(...incidentIn('learning')).case, 'incidents', now)
const page = (entries: (typeof entry)[], more = {}) =>
  reportPage(entries, figuresOf(entries, 'Asia/Tokyo'), [], { policy: defaultPolicy, language: 'ja', now, ...more })

describe('registerCsv', () => {
  it('has one row for each incident, lists in one cell, and the mark of UTF-8', () => {
    const [head, row, end] = registerCsv([entry]).split('\r\n')
    expect(head?.startsWith('\uFEFFrepository,issue,process,phase')).toBe(true)
    expect(row).toContain('incidents,1,incident,learning,,breach,malware,high,B,email,')
    expect(end).toBe('')
  })

  it('nothing in it runs in a spreadsheet or breaks a row', () => {
    const csv = registerCsv([{ ...entry, repository: '=cmd()', kind: 'a,"b"\n' }])
    expect(csv).toContain("\r\n'=cmd(),1,")
    expect(csv).toContain('"a,""b""\n"')
  })
})

describe('reportPage', () => {
  it('stands by itself: no script, no address but those of the issues', () => {
    const html = page([entry], { issues: 'https://github.example/acme' })
    expect(html).toContain('<a href="https://github.example/acme/incidents/issues/1">incidents#1</a>')
    expect(html.match(/https?:\/\/[^"<]*/g)).toEqual(['https://github.example/acme/incidents/issues/1'])
    expect(html).not.toMatch(/<script|<link|url\(|@import/)
  })

  it('speaks both languages', () => {
    expect(page([entry])).toContain('<html lang="ja">')
    expect(page([entry])).toContain('ウイルス・マルウェア')
    expect(page([entry])).not.toContain('malware (ransomware too)')
    expect(page([entry], { language: 'en' })).toContain('malware (ransomware too)')
    expect(page([])).toContain('まだありません')
  })

  it('whatever a policy or a record calls things is text', () => {
    const evil = '<img src=x onerror=alert(1)>"\''
    const policy = { ...defaultPolicy, company: { name: evil, phone: '' } }
    const html = page([{ ...entry, repository: evil, kind: evil, phase: evil, overdue: [evil] }], { policy })
    expect(html).not.toContain('<img')
    expect(html).not.toMatch(/aria-label="[^"]*"[^ >]/)
  })
})
