import { describe } from 'vitest'
import { MUTATIONS } from '../../fixtures/policies/mutations.ts'
import { foundWhereTheyAre } from './seeded.ts'

// The other half of mutations.test.ts: two workers prove them in half the time.
describe('seeded mistakes in the default policy', () => {
  foundWhereTheyAre(MUTATIONS.slice(MUTATIONS.length / 2))
})
