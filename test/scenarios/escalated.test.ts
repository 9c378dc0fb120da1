import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Language, wordsIn } from '../../src/domain/policy/basics.ts'
import { as, open, pullRequest } from '../support/acts.ts'
import { found, incidentIn, reported } from '../support/incident.ts'
import { given, type Story, type Told } from '../support/story.ts'
import { defaultWorld } from '../support/worlds.ts'
import { type Comment, type Company, company } from './company.ts'
import { restoring } from './restored.ts'

const LANGUAGES: readonly Language[] = ['ja', 'en']

/** Cases that are left lying, each with the deadlines that nobody meets in it. */
const LEFT: Readonly<Record<string, Story>> = {
  planned: [...incidentIn('learning'), pullRequest()],
  found: [...incidentIn('containment'), ...found],
  leaked: [reported('unauthorised-access', { information: ['personal', 'customers'] })],
  revision: [as('reporter', open({ 'revision-content': 'Phone', 'revision-reason': 'Moved' }, 'revision'))],
  preparation: [as('officer', open({ prepared: ['runbooks'], 'prepared-where': 'The folder' }, 'preparation'))],
  edition: [as('officer', open({ 'edition-occasion': 'A new customer' }, 'edition'))],
}

const LATE = [
  ['R4.4-2', 'planned', 'board-report', ['officer'], ['executive']],
  ['R4.4-3', 'planned', 'notice-customers', ['officer'], ['executive']],
  ['R4.4-3', 'planned', 'notice-persons-covered', ['officer'], ['executive']],
  ['R4.4-4', 'planned', 'learning-closed', ['officer'], ['executive']],
  ['R4.3-2a', 'found', 'records-written', ['executive', 'officer'], ['executive']],
  ['R9-2', 'revision', 'examination', ['officer'], ['executive']],
  ['R4.1-1e', 'preparation', 'preparation-told', ['officer'], ['executive']],
  ['R8-1', 'edition', 'edition-approved', ['officer'], ['executive']],
  ['R4.3-2c', 'leaked', 'personal-data-preliminary', ['officer', 'executive'], ['board']],
  ['R4.3-2c', 'leaked', 'personal-data-final', ['officer', 'executive'], ['board']],
  ['R4.3-2c', 'leaked', 'personal-data-subjects', ['officer', 'executive'], ['board']],
  ['R4.3-2c', 'leaked', 'personal-data-entrusting-company', ['officer', 'executive'], ['board']],
] as const

/** The same story, of a report in this language. */
const inLanguage = (language: Language, told: Told): Told => ({
  ...told,
  placed: told.placed.map((line) =>
    line.event.type === 'case-opened'
      ? { ...line, event: { ...line.event, data: { ...line.event.data, language } } }
      : line,
  ),
})

describe('what nobody does in time goes to whoever is above, once, in the language of the case', () => {
  let office: Company
  const cases = new Map<string, number>()

  beforeAll(async () => {
    office = await company()
    const records = await restoring(office)
    // Issues that the app has not heard of: their records are written as if it had lived through all of it.
    await office.control('POST', '/faults', { drop: 50 })
    const path = `/repos/${office.sandbox.repos.incidents}/issues`
    const opened: [string, number, Told][] = []
    for (const language of LANGUAGES)
      for (const [id, story] of Object.entries(LEFT)) {
        const { told } = given(...story)
        const labels = [`hikeshi: ${told.case?.process}`]
        const { body } = await office.call('officer', 'POST', path, { title: id, body: '', labels })
        opened.push([`${language} ${id}`, (body as { number: number }).number, inLanguage(language, told)])
      }
    await office.sandbox.idle()
    await office.control('POST', '/faults', {})
    for (const [id, number, told] of opened) {
      await records.restore(number, told)
      cases.set(id, number)
    }
    for (const advance of ['P21D', 'P20D', 'P30D']) {
      await office.control('POST', '/clock', { advance })
      await office.sweep()
    }
    // The last of them has nothing to say.
    await office.sweep()
  }, 240_000)
  afterAll(() => office.stop())

  const numberOf = (language: Language, id: string): number => cases.get(`${language} ${id}`) ?? 0
  const said = new Map<number, readonly Comment[]>()
  const answersOf = async (number: number): Promise<readonly Comment[]> => {
    const known = said.get(number) ?? (await office.answers(number))
    said.set(number, known)
    return known
  }

  it.each(
    LANGUAGES.flatMap((language) => LATE.map(([clause, kind, ...more]) => [clause, language, kind, ...more] as const)),
  )(
    '%s refused, in %s: of %s “%s” is left undone and nobody above hears of it',
    async (clause, language, kind, clock, first, next) => {
      const number = numberOf(language, kind)
      const sent = (await office.ledger(number)).filter(
        ({ type, data }) => type === 'reminder-sent' && data.clock === clock && data.kind !== 'reminder',
      )
      expect(sent.map(({ data }) => data.kind)).toEqual(['due', 'escalation'])
      const name = wordsIn(language, defaultWorld.policy.clocks[clock]?.label ?? '')
      const lines = (await answersOf(number))
        .flatMap(({ body }) => body.split('\n'))
        .filter((line) => /^- (🔔|📣)/.test(line) && line.includes(language === 'ja' ? `「${name}` : `“${name}`))
      const [due, ...others] = lines.filter((line) => line.startsWith('- 🔔'))
      const [escalated, ...more] = lines.filter((line) => line.startsWith('- 📣'))
      expect([...others, ...more]).toEqual([])
      for (const login of first) expect(due).toContain(`@${login}`)
      for (const login of next) expect(escalated).toContain(`@${login}`)
      // In the words of its reader alone, with the clause where the regulation has one, and what ends it.
      for (const line of [due, escalated]) {
        if (defaultWorld.policy.clocks[clock]?.clause !== undefined) expect(line).toContain(clause)
        expect(line).toMatch(language === 'ja' ? /さん/ : /^[^ぁ-んァ-ヶ一-龠]+$/)
        expect(line).toMatch(/`\/[^`]+`|https?:|\]\(/)
      }
    },
  )
})
