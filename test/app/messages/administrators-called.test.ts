import { describe, expect, it } from 'vitest'
import { administratorsLine } from '../../../src/adapters/messages/administrators-line.ts'
import { textsIn } from '../../../src/adapters/messages/texts.ts'
import { administratorsCalled } from '../../../src/app/messages/administrators-called.ts'
import type { Account } from '../../../src/domain/case/case.ts'

const HERE = { owner: 'example-corp', name: 'incidents' }
const person = (id: number): Account => ({ id, login: `admin-${id}` })
const called = (all: readonly Account[] | 'unseen', calls: (one: Account) => boolean, about?: string) =>
  administratorsCalled({ people: { administrators: async () => all } }, HERE, { calls, about })
const line = async (language: 'ja' | 'en', ...asked: Parameters<typeof called>) =>
  administratorsLine(textsIn(language), await called(...asked))
const anybody = () => true

describe('R4.4-5 those who administer a repository are called where only they can put something right', () => {
  it('a handful is mentioned, and how many more there are', async () => {
    const all = [1, 2, 3, 4, 5, 6, 7].map(person)
    expect(await line('en', all.slice(0, 2), anybody)).toBe('Administrators of this repository: @admin-1 @admin-2')
    expect(await line('ja', all, anybody)).toBe(
      'このリポジトリの管理者：@admin-1 @admin-2 @admin-3 @admin-4 @admin-5 ほか2名',
    )
  })

  it('whoever it is about comes behind all others; whom the case keeps out is not called', async () => {
    const all = [1, 2, 3, 4, 5, 6].map(person)
    expect(await line('en', all, anybody, 'admin-1')).toMatch(/: @admin-2 .*@admin-6 and 1 more$/)
    expect(await line('en', all.slice(0, 2), ({ id }) => id !== 1)).toBe('Administrators of this repository: @admin-2')
  })

  it('where GitHub does not show them, or there is nobody else, that is said', async () => {
    expect(await line('en', 'unseen', anybody)).toContain('no administrator has been notified')
    expect(await line('ja', 'unseen', anybody)).toContain('管理者には通知されていません')
    expect(await line('en', [person(1)], () => false)).toContain('pass this on to an owner')
    expect(await line('ja', [], anybody)).toContain('組織のオーナーに伝えてください')
  })
})
