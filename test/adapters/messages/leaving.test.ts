import { describe, expect, it } from 'vitest'
import { papers } from '../../../src/adapters/messages/papers.ts'
import { registerCsv } from '../../../src/adapters/report/register-csv.ts'
import { entryOf } from '../../../src/domain/audit/figures/register.ts'
import type { Case, Fact } from '../../../src/domain/case/case.ts'
import type { Context } from '../../../src/domain/case/context.ts'
import { editionOf } from '../../../src/domain/edition/edition-of.ts'
import { LANGUAGES } from '../../../src/domain/policy/languages.ts'
import type { Policy } from '../../../src/domain/policy/policy.schema.ts'
import type { Process } from '../../../src/domain/policy/process.ts'
import { because } from '../../../src/domain/refusals/reason.ts'
import { PEOPLE } from '../../support/people.ts'
import { caseOf } from '../../support/story.ts'
import { learning } from './sample-acts.ts'
import { answerText, sampleWorld, told } from './sample-world.ts'

const CANARY = 'kanaria'
const VERSION = { sha: '1a2b3c4d', day: '2030-01-01', revised: [] }
const lived = told(learning)
const processes = Object.entries(sampleWorld.policy.processes)
const fields = Object.keys(sampleWorld.policy.fields)

const fact = (given: Pick<Fact, 'values' | 'text'>): Fact => ({
  ...given,
  provisional: false,
  by: PEOPLE.reporter,
  at: '2030-01-01T00:00:00Z',
  seq: 2,
  source: 'form',
})

/** The app's words outside the repository of the case, and those drawn up for people outside. */
function leaving(world: Context, state: Case, process: Process): string {
  const at = {
    case: 'incidents#12',
    url: 'https://github.com/acme/incidents/issues/12',
    editor: 'https://github.com/acme/runbooks/edit/a',
    year: 2030,
  }
  const texts = LANGUAGES.flatMap((language) => [
    ...Object.keys(process['pull-requests']).flatMap((pull) => {
      const missing = fields.map((field) => because('fact-missing', 'R4.3-2c', { field }))
      return [
        papers.plan(world, state, lived.placed, pull, at, language),
        papers.runbookChange(world, state, pull, { ...at, text: undefined, path: undefined }, language),
        papers.planCheck(world, state, pull, [], missing, [], language),
      ]
    }),
    ...Object.entries(process.documents).flatMap(([id, rule]) => {
      // The text given to customers is drawn from the policy, and nothing that anybody recorded stands in it.
      if (rule.draws !== 'edition') return []
      const drawn = { id, rule, edition: editionOf(world.policy, rule), version: VERSION, language }
      return [papers.edition(world, state, drawn, language)]
    }),
    ...Object.keys(process.notices).map((notice) =>
      answerText(
        { ...lived, case: state },
        { kind: 'notice', line: 3, by: PEOPLE.officer, notice, language, revised: 'not-asked' },
        language,
        world,
      ),
    ),
  ])
  const now = '2030-02-01T00:00:00Z'
  const entry = entryOf(world.policy, state, 'incidents', now)
  const registers = (['ja', 'en'] as const).map((language) =>
    registerCsv([entry], { policy: world.policy, language, now, records: 'vouched-for' }),
  )
  return JSON.stringify([texts, entry, registers])
}

function marked(policy: Policy, field: string): Policy {
  const rule = policy.fields[field]
  if (rule === undefined) throw new Error(field)
  return { ...policy, fields: { ...policy.fields, [field]: { ...rule, confidential: true } } }
}

describe.each(processes)('R8-2 what leaves the repository of a case: %s', (name, process) => {
  const [phase] = Object.keys(process.phases).slice(-1)
  const state: Case = { ...caseOf(lived), process: name, phase: phase ?? '' }

  it.each(fields)('refused: %s, once it is confidential, in text and in choice', (field) => {
    const world = { ...sampleWorld, policy: marked(sampleWorld.policy, field) }
    for (const given of [
      { values: [], text: CANARY },
      { values: [CANARY], text: '' },
    ])
      expect(
        leaving(world, { ...state, facts: { ...state.facts, [field]: fact(given) } }, process).includes(CANARY),
      ).toBe(false)
  })
})

describe('R8-2 what may leave', () => {
  it('allowed: a fact that is not confidential is told in the plan, and one meant for notices in them', () => {
    const process = sampleWorld.policy.processes.incident ?? expect.fail('There is an incident process')
    for (const field of ['damage', 'notice-summary']) {
      const state = caseOf(lived)
      const told = { ...state.facts, [field]: fact({ values: [], text: CANARY }) }
      expect(leaving(sampleWorld, { ...state, facts: told }, process).includes(CANARY)).toBe(true)
    }
  })
})
