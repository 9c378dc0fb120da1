import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { quickStart } from '../support/quick-start.ts'
import { client } from './client.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({
    ...(await quickStart()),
    app: 'none',
    policyText: 'locale: "</script><script>alert(1)</script>"\nprocesses: { incident: { phases: { reported: {} } } }',
  })
})
afterAll(() => sandbox.stop())

const page = (path: string, headers: Record<string, string> = { accept: 'text/html' }) =>
  fetch(sandbox.url + path, { headers })

describe('the pages', () => {
  it('stand at the addresses that GitHub gives to issues, pull requests, files and the board', async () => {
    const issue = await client(sandbox)('reporter')('POST', `/repos/${sandbox.repos.incidents}/issues`, {
      title: 'Seen',
    })
    const places = [String(issue.object.html_url), sandbox.project.url].map((url) => url.slice(sandbox.url.length))
    for (const path of [
      ...places,
      '/',
      '/example-corp/runbooks/pull/1',
      '/example-corp/runbooks/blob/main/README.md',
    ]) {
      const answer = await page(path)
      expect(answer.headers.get('content-type'), path).toMatch(/^text\/html/)
      expect(await answer.text(), path).toContain('/_playground/playground.js')
    }
  })

  it('load their own program and style alone, and run nothing that stands in the text', async () => {
    const answer = await page('/')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*/)
    // The policy's language is somebody's text, too.
    const text = await answer.text()
    expect(text.match(/<script/g)).toHaveLength(2)
    expect(text).not.toContain('<script>alert')
  })

  it('come with program and style, as the build left them', async () => {
    for (const [name, type] of [
      ['playground.js', 'text/javascript'],
      ['playground.css', 'text/css'],
    ]) {
      const answer = await page(`/_playground/${name}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toContain(type)
    }
    for (const name of ['hikeshi.js', '..%2Fpackage.json', 'constructor'])
      expect((await page(`/_playground/${name}`)).status, name).toBe(404)
  })

  it('leave to the API what does not ask for a page, and who comes with a token', async () => {
    const api = '/repos/example-corp/incidents'
    expect((await page(api, {})).status).toBe(404)
    const token = { accept: 'text/html', authorization: `Bearer ${sandbox.tokens.officer}` }
    expect((await page(api, token)).headers.get('content-type')).toMatch(/json/)
  })
})
