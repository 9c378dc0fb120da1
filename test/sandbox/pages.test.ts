import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { client } from './client.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({
    app: 'none',
    policyText: 'processes: { incident: { phases: { reported: { label: Reported } } } }',
  })
})
afterAll(() => sandbox.stop())

const page = async (url: string) => {
  const answer = await fetch(url, { headers: { accept: 'text/html' } })
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
  return answer.text()
}

describe('the pages', () => {
  it('show repositories, open issues, people and what to try', async () => {
    await client(sandbox)('reporter')('POST', `/repos/${sandbox.repos.incidents}/issues`, { title: 'Seen on the page' })
    const home = await page(`${sandbox.url}/`)
    for (const text of ['Seen on the page', sandbox.repos.runbooks, String(sandbox.tokens.officer), 'curl'])
      expect(home).toContain(text)
  })

  it('show text as text, whatever stands in it', async () => {
    const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    const officer = client(sandbox)('officer')
    const { number, id, html_url } = (
      await officer('POST', `/repos/${sandbox.repos.incidents}/issues`, {
        title: hostile,
        body: hostile,
        labels: ['<b>'],
      })
    ).object
    await officer('POST', `/repos/${sandbox.repos.incidents}/issues/${number}/comments`, { body: hostile })
    await officer('POST', '/orgs/example-corp/projectsV2/1/items', { type: 'Issue', id })
    for (const url of [`${sandbox.url}/`, String(html_url), sandbox.project.url]) {
      const shown = await page(url)
      expect(shown).toContain('&lt;script&gt;alert(1)')
      expect(shown).not.toMatch(/<script|<img|<b>/)
    }
  })

  it('answer 404 for an issue that is not there', async () => {
    expect((await fetch(`${sandbox.url}/${sandbox.repos.incidents}/issues/999`)).status).toBe(404)
  })
})
