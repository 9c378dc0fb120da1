import { describe, expect, it } from 'vitest'
import type { Context } from '../../../src/domain/case/context.ts'
import { readCommands } from '../../../src/domain/commands/read-commands.ts'
import { LANGUAGES } from '../../../src/domain/policy/languages.ts'
import { type Act, as, open, record } from '../../support/acts.ts'
import { directoryOf, type Person } from '../../support/people.ts'
import { answerTexts, sampleWorld, statusText, told } from './sample-world.ts'

/** The deputy holds every role that a hint may send somebody to. */
const world: Context = {
  ...sampleWorld,
  directory: directoryOf({
    ...{ officer: ['officer'], deputy: ['deputy'], representative: ['executive'], sysadmin: ['sysadmin', 'deputy'] },
    ...{
      responder: ['responder', 'deputy'],
      board: ['board'],
      investigator: ['officer', 'deputy'],
      decider: ['executive', 'deputy'],
    },
  }),
}
const opened = as('officer', open({ description: 'A pointer', kind: ['malware'] }, 'restricted-incident'), 'form')
const violated = as('officer', open({ 'violation-account': 'Took records along' }, 'violation'), 'form')

/** The words that somebody types, as one act for each of its lines. */
const types = (by: Person, process: string, text: string): Act[] =>
  readCommands(text, world.policy, { now: '2030-01-01T00:10:00Z', timeZone: 'Asia/Tokyo', process }).map(
    ({ command }) => as(by, command),
  )

/** Refused requests whose answers say who may, who confirms it, or whom one can name. */
const ASKED: Readonly<Record<string, { before: readonly Act[]; about: Act; asked: readonly Act[] }>> = {
  'restricted-incident': {
    before: [opened],
    about: as('officer', record({ insiders: '@deputy' })),
    asked: [
      ...types(
        'reporter',
        'restricted-incident',
        '/phase analysis\n/set severity low\n/contain Unplugged\n/activate x',
      ),
      ...types('officer', 'restricted-incident', '/appoint\n/phase eradication\n/phase closed'),
    ],
  },
  violation: {
    before: [violated],
    about: as('executive', record({ 'concerned-accounts': '@deputy' })),
    asked: types('reporter', 'violation', '/set rule-cited Clause 40\n/phase decided\n/approve'),
  },
}

/** As an account, called or named; a role may have the same word in its name. */
const names = (text: string): boolean => /[@`]deputy(?![\w-])/.test(text)

describe('R7-4 R8-2 a hint sends nobody to a person who is kept out of the case', () => {
  const cases = LANGUAGES.flatMap((language) =>
    Object.entries(ASKED).map(([process, story]) => ({ language, process, ...story })),
  )

  it.each(cases)(
    '$language, $process: refused, whoever asks is told of the others alone',
    ({ language, before, about, asked }) => {
      const said = (acts: readonly Act[]) =>
        answerTexts([...acts, ...asked], language, world).slice(answerTexts(acts, language, world).length)
      const hints = said([...before, about])
      expect(hints.filter(names)).toEqual([])
      expect(hints.length).toBeGreaterThanOrEqual(asked.length)
      expect(hints.filter((text) => /[@`](?:officer|executive)(?![\w-])/.test(text))).not.toEqual([])
      // Where the case is about nobody, he is named as others are.
      expect(said(before).filter(names)).not.toEqual([])
    },
  )

  it.each(cases)(
    '$language, $process: the status comment names him as who is kept out, and nowhere else',
    ({ language, before, about }) => {
      const lines = statusText(told([...before, about], world), language, world)
        .split('\n')
        .filter(names)
      expect(lines).toHaveLength(1)
      const others = statusText(told(before, world), language, world).split('\n').filter(names)
      expect(others).not.toContain(lines[0])
    },
  )
})
