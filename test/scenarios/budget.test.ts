import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countRequests, type Row } from './budget.ts'
import { type Company, company } from './company.ts'

describe('requests that the app sends for one event', () => {
  let office: Company
  let rows: Row[]
  beforeAll(async () => {
    office = await company()
    rows = await countRequests(office)
  })
  afterAll(() => office.stop())

  it('stay within the budget of the interface, the very first incident too', () => {
    expect(rows.filter(({ counted, most }) => counted > most)).toEqual([])
  })

  it('are counted: what costs something is seen to cost it', () => {
    const costs = (name: string) => rows.find(({ event }) => event === name)?.counted
    expect(costs('incident opened')).toBeGreaterThan(5)
    expect(costs('transition by card')).toBeGreaterThan(2)
    expect(costs('refused label')).toBeGreaterThan(2)
    expect(rows.filter(({ event }) => event.startsWith('redelivery')).length).toBeGreaterThan(5)
  })
})
