import { expect, it } from 'vitest'
import { likeness } from '../../../src/domain/values/likeness.ts'

const LINK = '経理部を名乗るメールのリンクを開いてパスワードを入れてしまいました'

it.each([
  ['the same with other marks', LINK, `${LINK}。`, 1],
  ['nothing at all', '', LINK, 0],
  ['a single letter', 'a', 'a', 0],
])('%s', (_what, one, other, expected) => {
  expect(likeness(one, other)).toBe(expected)
  expect(likeness(other, one)).toBe(expected)
})

it('R4.2-4 two people’s words on one mail are alike, on two things they are not', () => {
  expect(likeness(LINK, '経理部を名乗るメールのリンクを開いてパスワードを入れた人がいます')).toBeGreaterThan(0.7)
  expect(likeness(LINK, '請求書を装うメールの添付を開いてしまいました')).toBeLessThan(0.6)
  expect(likeness('会議室のPCが1台見当たりません', 'サーバ室の温度が45度です')).toBeLessThan(0.3)
})
