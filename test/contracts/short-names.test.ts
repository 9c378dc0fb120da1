import { expect, it } from 'vitest'
import { shortNames } from './short-names.ts'

const SHA = 'a'.repeat(40)
const get = (path: string) => ({ method: 'GET', path: `/repos/corp/incidents${path}` })
const query = (variables: object) => ({ method: 'POST', path: '/graphql', requestBody: { query: '', variables } })

it.each([
  get('/contents/ledger%2Fpolicy.jsonl?ref=hikeshi'),
  get('/commits?path=ledger&sha=hikeshi'),
  get('/git/trees/main?recursive=1'),
  query({ folder: 'hikeshi:ledger' }),
  query({ owner: 'corp', f0: 'hikeshi:ledger/policy.jsonl' }),
])('R4.4-5 refused: $path by the short name of a branch', (request) => {
  expect(shortNames([request])).toHaveLength(1)
})

it.each([
  get('/contents/ledger%2Fpolicy.jsonl?ref=refs%2Fheads%2Fhikeshi'),
  get('/contents/.github%2Fhikeshi.yml'),
  get(`/commits?path=ledger&sha=${SHA}`),
  get('/git/trees/refs%2Fheads%2Fmain?recursive=1'),
  get('/git/ref/heads%2Fhikeshi'),
  query({ folder: 'HEAD:runbooks', file: 'refs/heads/hikeshi:ledger/policy.jsonl', name: 'incidents' }),
])('allowed: $path by a whole name, or a commit', (request) => {
  expect(shortNames([request])).toEqual([])
})
