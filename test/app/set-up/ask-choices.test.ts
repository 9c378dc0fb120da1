import { describe, expect, it } from 'vitest'
import { askChoices } from '../../../src/app/set-up/ask-choices.ts'

/** Answers in turn, and keeps what was asked. */
function talk(...answers: readonly string[]) {
  const asked: string[] = []
  const ask = (question: string): Promise<string> => Promise.resolve(answers[asked.push(question) - 1] ?? '')
  return { asked, ask }
}

const named =
  (...ids: readonly string[]) =>
  () =>
    ids.map((id) => ({ id, label: { ja: '責任者', en: 'Officer' } }))

describe('the questions on a terminal', () => {
  it('an empty line takes what stands in brackets', async () => {
    const { ask, asked } = talk()
    expect(await askChoices({}, named('officer'), ask, 'as-chosen')).toEqual({ locale: 'ja', mode: 'app', people: {} })
    expect(asked).toHaveLength(5)
  })

  it('goes on in the language chosen, and says what each way cannot do before asking for one', async () => {
    const { ask, asked } = talk('en', 'one-repository', 'Aoki', '03-1', 'aoki/hikeshi@v1', 'aoki, mori', '')
    expect(await askChoices({}, named('officer', 'deputy'), ask, 'as-chosen')).toEqual({
      locale: 'en',
      mode: 'one-repository',
      company: 'Aoki',
      phone: '03-1',
      action: 'aoki/hikeshi@v1',
      people: { officer: ['aoki', 'mori'] },
    })
    expect(asked[1]).toMatch(/there is no board/)
  })

  it('asks again until a choice is one of those offered', async () => {
    const { ask, asked } = talk('fr', 'en', 'both', 'app')
    expect(await askChoices({}, named(), ask, 'as-chosen')).toMatchObject({ locale: 'en', mode: 'app' })
    expect(asked).toHaveLength(6)
  })

  it.each([
    ['ja', /合同会社には取締役会がない.*社員総会/],
    ['en', /no board of directors.*all members/],
  ])('R4.4-2 says once whom to name where there is no board, before it asks for anybody: %s', async (locale, words) => {
    const { ask, asked } = talk(locale, 'action', '', '', '', 'aoki', 'mori')
    await askChoices({}, named('officer', 'board'), ask, 'as-chosen')
    expect(asked.filter((question) => words.test(question))).toEqual([expect.stringContaining('(officer)')])
  })

  it('asks nothing that is known', async () => {
    const known = {
      locale: 'en',
      mode: 'action',
      company: 'Aoki',
      phone: '03-1',
      action: 'a/b@v1',
      people: { officer: ['mori'] },
    } as const
    const { ask, asked } = talk()
    expect(await askChoices(known, named('officer'), ask, 'as-chosen')).toEqual(known)
    expect(asked).toEqual([])
  })

  it.each(['app', 'action', 'one-repository'] as const)('asks who has a role, by its name: %s', async (mode) => {
    const known = { locale: 'ja', mode, company: 'Aoki', phone: '03-1', action: 'a/b@v1' } as const
    const { ask, asked } = talk('aoki, team:security')
    const { people } = await askChoices(known, (of) => (of === mode ? named('officer')() : []), ask, 'as-chosen')
    expect(people).toEqual({ officer: ['aoki', 'team:security'] })
    expect(asked).toEqual([expect.stringMatching(/カンマ.*責任者 \(officer\)/)])
  })
})
