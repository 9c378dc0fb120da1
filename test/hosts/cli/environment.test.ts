import { describe, expect, it } from 'vitest'
import { readEnvironment } from '../../../src/hosts/cli/environment.ts'

const NAMES = ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET']
const ALL = ['APP_ID', 'WEBHOOK_SECRET', 'PRIVATE_KEY / PRIVATE_KEY_PATH']

describe('what is known of a GitHub App', () => {
  it('none of its variables is there: somebody looks around', () => {
    expect(readEnvironment({ PATH: '/bin', PORT: '3000' }, 'received')).toEqual({ kind: 'none' })
  })

  it.each(NAMES)('%s that is there and empty is missing: nobody looks around there', (name) => {
    expect(readEnvironment({ [name]: '' }, 'received')).toEqual({ kind: 'incomplete', missing: ALL, problems: [] })
  })

  it('one alone leaves the others missing', () => {
    expect(readEnvironment({ APP_ID: '7' }, 'received')).toMatchObject({ kind: 'incomplete', missing: ALL.slice(1) })
    expect(readEnvironment({ WEBHOOK_SECRET: '2f8c1d90be47a63512f09d7ce8b4a1f6' }, 'received')).toMatchObject({
      kind: 'incomplete',
      missing: ['APP_ID', 'PRIVATE_KEY / PRIVATE_KEY_PATH'],
    })
  })
})
