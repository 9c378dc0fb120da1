import { describe, expect, it } from 'vitest'
import { transitionTo } from '../../../src/domain/commands/passage.ts'
import { graphOf } from '../../../src/domain/policy-proof/graph.ts'
import { defaultText, LEGAL, legalText, policyOf } from './policies.ts'

const texts: [name: string, text: string][] = [['default', defaultText()]]
for (const name of LEGAL) texts.push([name, legalText(name)])

describe('the graph that is explored', () => {
  it.each(texts)('%s: has every way that a decision finds, and no other', (_name, text) => {
    const policy = policyOf(text)
    for (const [id, process] of Object.entries(policy.processes)) {
      const phases = Object.keys(process.phases)
      const edges = graphOf(id, process).edges.filter(({ kind }) => kind === 'stated' || kind === 'back')
      for (const from of phases) {
        for (const to of phases.filter((phase) => phase !== from)) {
          const way = transitionTo(process, from, to)
          const found = edges.filter((edge) => edge.from === from && edge.to === to)
          expect(found.map(({ by, gates }) => ({ by, gates }))).toEqual(
            way === undefined ? [] : [{ by: way.by, gates: way.gates }],
          )
        }
      }
    }
  })

  it('R8-2 has the end of what few may know of from every open phase, by the app alone', () => {
    const { incident } = policyOf(defaultText()).processes
    const ways =
      incident === undefined ? [] : graphOf('incident', incident).edges.filter(({ kind }) => kind === 'restrict')
    expect(new Set(ways.map(({ from }) => from))).toEqual(
      new Set(['reported', 'analysis', 'containment', 'eradication', 'recovery', 'learning']),
    )
    expect(new Set(ways.flatMap(({ by, to }) => [...by, to]))).toEqual(new Set(['app', 'joined']))
  })

  it('R4.2-4 has the end of what another case leads from every open phase', () => {
    const { incident } = policyOf(defaultText()).processes
    const graph = incident === undefined ? undefined : graphOf('incident', incident)
    const ways = graph?.edges.filter(({ kind }) => kind === 'link').map(({ from, to }) => `${from} → ${to}`)
    expect(ways).toHaveLength(6)
    expect(ways).toContain('learning → joined')
  })

  it('R4.3-1 has containment at once from every open phase', () => {
    const { incident } = policyOf(defaultText()).processes
    const graph = incident === undefined ? undefined : graphOf('incident', incident)
    const from = graph?.edges.filter(({ kind }) => kind === 'contain').map((edge) => edge.from)
    expect(from).toEqual(['reported', 'analysis', 'eradication', 'recovery', 'learning'])
  })
})
