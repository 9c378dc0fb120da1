import { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Company, company } from './company.ts'
import { type Life, life } from './in-process-app.ts'
import { ownReport } from './report.ts'

describe('nothing is sent anywhere but to GitHub', () => {
  let office: Company
  let app: Life
  beforeAll(async () => {
    office = await company({ app: 'none' })
    const { incidents } = office.sandbox.repos
    const policy = await office.call('admin', 'GET', `/repos/${incidents}/contents/.github/hikeshi.yml`)
    const set = await office.as('admin').report('', { title: 'Set-up', labels: [] })
    await office.as('admin').comments(set, `/adopt ${(policy.body as { sha: string }).sha}`)
    app = await life(office.sandbox, { milliseconds: 0 }, Number.POSITIVE_INFINITY, (to, options) => fetch(to, options))
  })
  afterAll(() => office.stop())

  it('a report with addresses in it, a transition and a round: every connection goes to the one address of GitHub', async () => {
    const connects = vi.spyOn(Socket.prototype, 'connect')
    const asks = vi.spyOn(globalThis, 'fetch')
    try {
      const last = await app.hears(0)
      const words = 'https://example.com/a.png ![x](http://198.51.100.7/x.png) mailto:a@example.com'
      const number = await office.as('reporter').report(`${ownReport()}\n${words}`)
      await office.as('officer').comments(number, `/contain ${words}\n/phase analysis`)
      await app.hears(last)
      await app.sweeps(number)
      expect(await office.phase(number)).toBe('containment')
      const { origin, hostname, port } = new URL(office.sandbox.url)
      const asked = asks.mock.calls.map(([to]) => new URL(to instanceof Request ? to.url : to).origin)
      expect(asked.length).toBeGreaterThan(10)
      expect(new Set(asked)).toEqual(new Set([origin]))
      const reached = JSON.stringify(connects.mock.calls.map(([to]) => to))
      expect(reached).not.toMatch(/example\.com|198\.51/)
      const ports = [...reached.matchAll(/"port":"?(\d+)/g)].map(([, one]) => one)
      expect(ports.filter((one) => one !== port)).toEqual([])
      expect(hostname).toBe('127.0.0.1')
    } finally {
      connects.mockRestore()
      asks.mockRestore()
    }
  })
})
