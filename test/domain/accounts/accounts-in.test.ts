import { describe, expect, it } from 'vitest'
import { accountsIn } from '../../../src/domain/accounts/accounts-in.ts'
import { processorMilliseconds } from '../../support/processor-milliseconds.ts'

const logins = (text: string) => accountsIn(text).logins.map(({ login }) => login)

describe('whom a text names by accounts (R7-4, R8-2)', () => {
  it.each([
    ['@executive', ['executive']],
    ['＠ｅｘｅｃｕｔｉｖｅ', ['executive']],
    ['executive', ['executive']],
    ['@Executive', ['Executive']],
    ['@executiveさん', ['executive']],
    ['@executive 様', ['executive']],
    ['@executive様、@deputyさん。', ['executive', 'deputy']],
    ['@executiveと@deputy', ['executive', 'deputy']],
    ['@executive,@deputy', ['executive', 'deputy']],
    ['@executive　@deputy', ['executive', 'deputy']],
    ['- @executive\n- @deputy', ['executive', 'deputy']],
    ['@executive and @deputy', ['executive', 'deputy']],
    ['executive, deputy', ['executive', 'deputy']],
    ['@executive.', ['executive']],
    ['「@executive」', ['executive']],
    ['`@executive`', ['executive']],
    ['@executive（代表）', ['executive']],
    ['https://github.com/executive', ['executive']],
    ['github.com/executive/', ['executive']],
    ['https://github.com/executive?tab=repositories', ['executive']],
    ['https://acme.ghe.com/executive_acme', ['executive_acme']],
    ['@\u200bexecutive', ['executive']],
  ])('%s', (text, expected) => {
    expect(logins(text)).toEqual(expected)
    expect(accountsIn(text)).toMatchObject({ persons: [], unread: text.includes(' 様') ? ['様'] : [] })
  })

  it.each([
    ['アカウントなし: 山田太郎', ['山田太郎']],
    ['no account: Taro Yamada', ['Taro Yamada']],
    ['@executive、アカウントなし：山田 太郎', ['山田 太郎']],
  ])('R7-4 a person without an account is named as such: %s', (text, expected) => {
    expect(accountsIn(text)).toMatchObject({ persons: expected, unread: [] })
  })

  it.each([
    ['山田太郎', ['山田太郎']],
    ['executive@example.com', ['executive@example.com']],
    ['https://example.com/executive', ['https://example.com/executive']],
    ['アカウントなし', ['アカウントなし']],
    ['@executive 山田', ['山田']],
    ['?!', ['?!']],
  ])('what is neither is told apart: %s', (text, expected) => {
    expect(accountsIn(text).unread).toEqual(expected)
  })

  it('words in a row may be a name, and are not sure', () => {
    expect(accountsIn('Taro Yamada').logins.map(({ sure }) => sure)).toEqual([false, false])
    expect(accountsIn('Yamada (@executive)').logins).toEqual([
      { login: 'Yamada', sure: false },
      { login: 'executive', sure: true },
    ])
  })

  it('no more than twenty are looked for, and hostile texts are read at once', () => {
    expect(accountsIn(Array.from({ length: 60 }, (_, at) => `@a${at}`).join(' ')).logins).toHaveLength(20)
    for (const unit of ['@', '@a ', '(', 'a(', '、', 'github.com/', 'さん', ' - ']) {
      const text = unit.repeat(65_536 / unit.length)
      expect(processorMilliseconds(() => accountsIn(text))).toBeLessThan(10_000)
    }
  })
})
