import { expect, it } from 'vitest'
import {
  isNamePlaceholder,
  isNoCompanyPhone,
  isPhonePlaceholder,
  phoneShown,
} from '../../../src/domain/policy/placeholders.ts'

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

it.each([
  ...[
    '03-5550-0100',
    '０３－５５５０－０１００',
    '(03) 5550-0100',
    '03-5550-0100（内線 12）',
    '090 5550 0100',
    '0120-444-000',
  ],
  ...[
    '0120-123-456',
    '+81 3 5550 0100',
    '+44 20 7946 0958',
    '045-550-0100',
    '050-5550-0100',
    '昼 03-5550-0100、夜 090-5550-0101',
  ],
])('R4-2 "%s" reaches the company', (phone) => {
  expect(isNoCompanyPhone(phone)).toBe(false)
})

it('a company that is called by a word of its template has no name yet', () => {
  expect(['Example', 'ＥＸＡＭＰＬＥ', '会社名を記入', ''].map(isNamePlaceholder)).toEqual([true, true, true, true])
  const named = [
    'Playground Corporation',
    '株式会社あおき',
    '例幣使商店',
    'サンプリング研究所株式会社',
    'Examples & Sons',
    '社',
  ]
  expect(named.map(isNamePlaceholder)).toEqual([false, false, false, false, false, true])
})
