import { expect, it } from 'vitest'
import { isNamePlaceholder, isPhonePlaceholder, phoneShown } from '../../../src/domain/policy/placeholders.ts'

it.each([
  '',
  ' ',
  '03-0000-0000',
  '０３－００００－００００',
  '+81 3 0000 0000',
  '000',
  '記入',
  '（ここに記入）',
  'TBD',
  'xxx-xxxx',
  '03-○○○○-○○○○',
])('R4-2 "%s" is no number that anybody answers', (phone) => {
  expect(isPhonePlaceholder(phone)).toBe(true)
  expect(phoneShown({ company: { phone } }, 'ja')).toBe('番号は職場の緊急連絡先（名簿・掲示）で確かめてください')
})

it.each(['03-5550-0100', '03-1', '+44 20 7946 0000', '0120-444-000', '内線 1100'])(
  'R4-2 "%s" is a number, shown as it is',
  (phone) => {
    expect(isPhonePlaceholder(phone)).toBe(false)
    expect(phoneShown({ company: { phone } }, 'en')).toBe(phone)
  },
)

it('a company that is called by a word of its template has no name yet', () => {
  expect(['Example', 'ＥＸＡＭＰＬＥ', '会社名を記入', ''].map(isNamePlaceholder)).toEqual([true, true, true, true])
  expect(['Example Corporation', '株式会社あおき'].map(isNamePlaceholder)).toEqual([false, false])
})
