import { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policyTexts } from '../../../../src/adapters/github/policy/policy-texts.ts'
import { compose } from '../../../../src/hosts/shared/compose.ts'
import { asObject, asText } from '../../../../src/sandbox/json.ts'
import { fetchHere } from '../../../support/fetch-here.ts'
import { type Embedded, embedded, INCIDENTS, ME, ORG, RUNBOOKS } from '../embedded.ts'

let github: Embedded
let now = new Date()
const asked: string[] = []
const repo = `/repos/${ORG}/incidents`

beforeAll(async () => {
  github = await embedded()
})
afterAll(() => github.sandbox.stop())

/** A process of the app that has just started. */
const started = () =>
  compose({
    octokit: new Octokit({
      ...{ auth: github.token, baseUrl: github.sandbox.url },
      request: {
        fetch: (url: string, init: RequestInit) => {
          asked.push(`${init.method} ${new URL(url).pathname}`)
          return fetchHere(url, init)
        },
      },
    }),
    ...{ self: { id: 1, login: ME }, sealing: 'no-key', now: () => now, warn: () => undefined, texts: policyTexts() },
    repositories: async () => [INCIDENTS, RUNBOOKS].map((one) => ({ ...one, id: 'not-told' as const })),
    calling: 'nobody',
  })

const count = async (work: () => Promise<unknown>): Promise<number> => {
  const before = asked.length
  await work()
  return asked.length - before
}

describe('what a round asks of all places at once', () => {
  it('is given to whoever asks for it next, once, and is what each would have been told', async () => {
    const label = { name: 'hikeshi: incident', color: 'd73a4a', description: 'a case [sweep 2030-01-01T00:00Z/PT3H]' }
    await github.as('admin')('POST', `${repo}/labels`, label)
    const { issues, lookAhead } = started()
    const alone = [await issues.labels(INCIDENTS), await issues.isPublic(INCIDENTS)]
    expect(alone[0]).not.toHaveLength(0)
    expect(await count(() => lookAhead([INCIDENTS, RUNBOOKS]))).toBe(1)
    const took = await count(async () =>
      expect([await issues.labels(INCIDENTS), await issues.isPublic(INCIDENTS)]).toEqual(alone),
    )
    expect(took).toBe(0)
    const before = asked.length
    await issues.labels(INCIDENTS)
    // The record of adoptions is asked for as well: by the policy in force a renamed label is known.
    expect(asked.slice(before)).toContain(`GET ${repo}/labels`)
    expect(await count(() => issues.isPublic(RUNBOOKS))).toBe(0)
  })

  it('counts for a minute, and not where the clock was set back', async () => {
    const { issues, lookAhead } = started()
    for (const later of [60_000, -1]) {
      await lookAhead([INCIDENTS])
      const before = now
      now = new Date(before.getTime() + later)
      expect(await count(() => issues.isPublic(INCIDENTS))).toBe(1)
      now = before
    }
  })

  it('R9-1 tells whether another policy waits to be adopted, without reading either', async () => {
    const { adoptions, lookAhead } = started()
    const file = (await github.as('admin')('GET', `${repo}/contents/.github/hikeshi.yml`)).object
    const sha = asText(file.sha) ?? ''
    await lookAhead([INCIDENTS])
    expect(await count(async () => expect(await adoptions.isWaiting(INCIDENTS, sha)).toBe(false))).toBe(0)
    const text = Buffer.from(asText(file.content) ?? '', 'base64').toString('utf8')
    const changed = Buffer.from(`${text}\n# changed\n`).toString('base64')
    await github.as('admin')('PUT', `${repo}/contents/.github/hikeshi.yml`, { message: 'm', content: changed, sha })
    await lookAhead([INCIDENTS])
    expect(await adoptions.isWaiting(INCIDENTS, sha)).toBe(true)
  })

  it('hides nothing where GitHub does not tell so: each is asked by itself then', async () => {
    const { issues, lookAhead } = started()
    await lookAhead([INCIDENTS, { owner: ORG, name: 'nowhere' }])
    expect(await count(async () => expect(await issues.isPublic(INCIDENTS)).toBe(false))).toBe(1)
    expect(asObject((await github.as('admin')('GET', repo)).object).private).toBe(true)
  })
})
