import { describe } from 'vitest'
import { disturbedEvenings } from './disturbed-evenings.ts'

describe('whatever goes wrong on the way, the end is the same', () => {
  disturbedEvenings().endTheSame({
    'one answer in eight an error': { fail: 0.125 },
    'one write in six done with its answer lost': { lose: 0.17 },
  })
})
