import { describe, expect, it } from 'vitest'
import { graphqlSdl, rest, webhooks } from './descriptions.ts'
import { githubSchema } from './github-schema.ts'

describe("GitHub's descriptions", () => {
  it.each([
    ['operations', 120, rest.operations, rest],
    ['webhooks', 80, webhooks.events, webhooks],
  ])('hold %s, at least %i, and every schema that they refer to', (_what, least, entries, { schemas }) => {
    const references = [...JSON.stringify([entries, schemas]).matchAll(/"\$ref":"#\/schemas\/([^"]+)"/g)]
    expect(Object.keys(entries).length).toBeGreaterThanOrEqual(least)
    expect(references.filter(([, name = '']) => !(name in schemas))).toEqual([])
  })

  it('name a parameter for each placeholder of a path', () => {
    const missing = Object.entries(rest.operations).filter(([key, operation]) => {
      const names = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const known = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name)
      return names.some((name) => name === undefined || !known.includes(name))
    })
    expect(missing.map(([key]) => key)).toEqual([])
  })

  it('stay small enough to be read on each run', () => {
    const size = JSON.stringify(rest).length + JSON.stringify(webhooks).length + graphqlSdl.length
    expect(size).toBeLessThan(1_500_000)
  })

  it('know the board in GraphQL', () => {
    expect(githubSchema().getType('ProjectV2ItemStatusChangedEvent')).toBeDefined()
    expect(Object.keys(githubSchema().getMutationType()?.getFields() ?? {})).toContain('updateProjectV2Field')
  })
})
