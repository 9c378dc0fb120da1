import { expect, it } from 'vitest'
import { triggersMet } from '../../../src/domain/runbook/triggers-met.ts'
import { runbookOf } from './runbook-of.ts'

const runbook = runbookOf('malware', {
  start: [
    { id: 'spreading', when: { fact: 'ongoing', is: ['spreading'] }, text: 'It spreads' },
    { id: 'personal-data', when: { fact: 'information', includes: ['personal', 'customers'] }, text: 'Personal data' },
  ],
})
const met = (facts: Record<string, string[]>) => triggersMet(runbook, (id) => facts[id]).map(({ id }) => id)

it('R4.1-1a any one trigger that is met starts the response organisation, and each is named', () => {
  expect(met({ ongoing: ['stopped'], information: ['unknown', 'personal'] })).toEqual(['personal-data'])
  expect(met({ ongoing: ['spreading'], information: ['customers'] })).toEqual(['spreading', 'personal-data'])
})

it('R4.1-1a no trigger is met by what nobody knows yet', () => {
  expect(met({})).toEqual([])
  expect(met({ ongoing: ['unknown'], information: ['unknown'] })).toEqual([])
})
