import { describe, expect, it } from 'vitest'
import { registerCsv } from '../../../src/adapters/report/register-csv.ts'
import { reportPage } from '../../../src/adapters/report/report-page.ts'
import { titlesIn } from '../../../src/app/report/titles-in.ts'
import { figuresOf } from '../../../src/domain/audit/figures/figures.ts'
import { entryOf } from '../../../src/domain/audit/figures/register.ts'
import { incidentIn } from '../../support/incident.ts'
import { storyIn } from '../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../support/worlds.ts'

const now = '2030-06-01T00:00:00Z'
const entry = entryOf(defaultPolicy, storyIn(defaultWorld)(...incidentIn('learning')).case, 'incidents', now)
const page = (entries: (typeof entry)[], more = {}) =>
  reportPage(entries, figuresOf(entries, 'Asia/Tokyo'), [], {
    policy: defaultPolicy,
    language: 'ja',
    now,
    records: 'vouched-for',
    ...more,
  })

describe('registerCsv', () => {
  const csv = (entries: (typeof entry)[], language: 'ja' | 'en' = 'ja') =>
    registerCsv(entries, { policy: defaultPolicy, language, now, records: 'vouched-for' })

  it('has one row for each incident in the words and times of its reader, lists in one cell, and the mark of UTF-8', () => {
    const [head, row, end] = csv([entry]).split('\r\n')
    expect(head?.startsWith('\uFEFFリポジトリ,番号,手続,段階,終わり方,区分,種別,深刻度')).toBe(true)
    expect(row).toMatch(
      /^incidents,1,セキュリティインシデント,学習,,[^,]+,[^,]*マルウェア[^,]*,高,B,[^,]+,,2030-01-01 09:00,/,
    )
    expect(row).not.toMatch(/T\d\d:\d\d/)
    expect(end).toBe('')
    expect(csv([entry], 'en')).toContain('incidents,1,Security incident,Learning,,Breach of security')
  })

  it('has as many cells as heads in either language', () => {
    for (const language of ['ja', 'en'] as const) {
      const [head = '', row = ''] = csv([{ ...entry, overdue: [] }], language).split('\r\n')
      expect(row.split(',').length).toBe(head.split(',').length)
    }
  })

  it('nothing in it runs in a spreadsheet or breaks a row', () => {
    const hostile = csv([{ ...entry, repository: '=cmd()', kind: 'a,"b"\n' }])
    expect(hostile).toContain("\r\n'=cmd(),1,")
    expect(hostile).toContain('"a,""b""\n"')
  })
})

describe('reportPage', () => {
  it('R4.4-5 says above all else where nobody verified the records, and nothing of it where somebody did', () => {
    for (const [language, words] of [
      ['ja', '未検証'],
      ['en', 'Not verified'],
    ] as const) {
      const unverified = page([entry], { language, records: 'not-checked' })
      expect(unverified.indexOf(words)).toBeGreaterThan(0)
      expect(unverified.indexOf(words)).toBeLessThan(unverified.indexOf('class="tiles"'))
      expect(page([entry], { language })).not.toContain(words)
    }
  })

  it('stands by itself: no script, no address but those of the issues', () => {
    const html = page([entry], { issues: 'https://github.example/acme' })
    expect(html).toContain('<a href="https://github.example/acme/incidents/issues/1">incidents#1</a>')
    expect(html.match(/https?:\/\/[^"<]*/g)).toEqual(['https://github.example/acme/incidents/issues/1'])
    expect(html).not.toMatch(/<script|<link|url\(|@import/)
  })

  it('R5-1 a figure leads to its cases without a script: what is chosen hides every other row', () => {
    const other: typeof entry = { ...entry, issue: 2, ended: 'not-planned', kind: undefined }
    const html = page([entry, other])
    const [, place] = /only-standing-(\d)" aria-label="[^"]*非該当/.exec(html) ?? []
    expect(place).toBe('3')
    expect(html).toContain(
      `body:has(#only-standing-3:checked) #cases tbody tr:not([data-standing~="3"]) { display: none }`,
    )
    expect(html).toMatch(/<tr data-standing="3" data-month="" data-kind="" [^>]*><td[^>]*>incidents#2</)
    expect(html).toMatch(/<tr data-standing="0 1 2" data-month="0" data-kind="0" [^>]*><td[^>]*>incidents#1</)
  })

  it('says minutes where minutes matter, and what each figure counts', () => {
    const quick = { ...entry, detectedAt: '2030-05-01T00:00:00Z', containedAt: '2030-05-01T00:14:00Z' }
    expect(page([quick])).toContain('>14分<')
    expect(page([quick], { language: 'en' })).toMatch(/>14 (?:min|minutes)</)
    expect(page([quick])).toContain('検知（不明なら報告）から、最初の封じ込めの記録まで')
  })

  it('R5-1 a length of time leads to the cases that it is counted from', () => {
    const quick = { ...entry, reportedAt: '2030-05-01T00:00:00Z', answeredAt: '2030-05-01T00:05:00Z' }
    const html = page([quick, { ...entry, issue: 2, answeredAt: undefined, containedAt: undefined }])
    expect(html).toContain('<label class="every" for="only-passed-0">1</label>')
    expect(html).toMatch(/<tr [^>]*data-passed="0[^"]*"><td[^>]*>incidents#1</)
    expect(html).toMatch(/<tr [^>]*data-passed="2"><td[^>]*>incidents#2</)
  })

  it('the choices stand at the table that they change, so that choosing a figure leads there', () => {
    const html = page([entry])
    expect(html.indexOf('type="radio"')).toBeGreaterThan(html.indexOf('<section class="cases">'))
    expect(html.indexOf('type="radio"')).toBeLessThan(html.indexOf('id="cases"'))
  })

  it('R8-2 shows what people called a case where it was asked for, as text, and in no other file', async () => {
    const titles = await titlesIn(
      {
        list: async () =>
          [
            { number: 1, title: '<b>夜中のサインイン' },
            { number: 7, title: 'else' },
          ] as never,
      },
      [{ owner: 'acme', name: 'incidents' }],
      [entry, { ...entry, issue: 7, severity: undefined }],
    )
    expect([...titles]).toEqual([['incidents#1', '<b>夜中のサインイン']])
    expect(page([entry], { titles })).toContain('incidents#1 <span class="title">&lt;b&gt;夜中のサインイン</span>')
    expect(page([entry])).not.toContain('class="title"')
    expect(
      registerCsv([entry], { policy: defaultPolicy, language: 'ja', now, records: 'vouched-for', titles }),
    ).not.toContain('サインイン')
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
