import { describe } from 'vitest'
import { disturbedEvenings } from './disturbed-evenings.ts'

describe('whatever goes wrong on the way, the end is the same', () => {
  disturbedEvenings().endTheSame({
    'a secondary rate limit now and then': { rateLimit: 0.04 },
    'a bit of everything': { drop: 0.15, duplicate: 0.3, reorder: true, fail: 0.08, lose: 0.08 },
  })
})
