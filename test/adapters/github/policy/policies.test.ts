import { beforeEach, describe, expect, it } from 'vitest'
import { policies } from '../../../../src/adapters/github/policy/policies.ts'
import type { RepositoryName } from '../../../../src/app/ports/github.ts'
import type { Place } from '../../../../src/app/ports/policies.ts'
import type { AdoptedPolicy } from '../../../../src/app/ports/policy-adoptions.ts'
import { defaultPolicy } from '../../../support/worlds.ts'

const repository = (name: string): RepositoryName => ({ owner: 'example', name })
const ALL = ['incidents', 'restricted', 'runbooks', 'website'].map(
  (name, at): Place => ({ ...repository(name), id: at + 1 }),
)
const MINUTE = 60_000

describe('the policies of an installation', () => {
  let time: number
  let asked: number
  /** The commits adopted so far, by any instance. */
  let adopted: string[]
  let pins: Record<string, number>
  let found: ReturnType<typeof policies>
  const inForce = (name: string): AdoptedPolicy => ({
    ...{ rules: defaultPolicy, sha: 'a'.repeat(40), home: repository(name) },
    ...{ users: {}, pins, how: 'officer', pull: undefined, at: '', begunAs: name },
  })
  beforeEach(() => {
    ;[time, asked, adopted] = [Date.parse('2030-01-01T00:00:00Z'), 0, []]
    pins = {}
    found = policies(
      {
        inForce: async ({ name }) => (adopted.includes(name) ? inForce(name) : undefined),
        forget: () => undefined,
      },
      {
        repositories: async () => {
          asked += 1
          return ALL
        },
        ask: async ({ name }) => (name === 'restricted' ? ALL[1] : undefined),
      },
      () => new Date(time),
    )
  })
  const homes = async () => (await found.all()).map(({ home }) => home.name)

  it('R1-1 a policy that another instance adopts is found within a minute, though there was none before', async () => {
    expect(await homes()).toEqual([])
    adopted = ['incidents']
    time += MINUTE
    expect(await homes()).toEqual(['incidents'])
  })

  it('R1-1 what is reported where that policy has other cases is then judged by it', async () => {
    const [restricted, other] = [repository('restricted'), repository('website')]
    expect(await found.of(restricted)).toBeUndefined()
    adopted = ['incidents']
    time += MINUTE
    expect((await found.of(restricted))?.home.name).toBe('incidents')
    expect(await found.of(other)).toBeUndefined()
  })

  it('R1-1 what was adopted is known at once where an event of that repository comes', async () => {
    expect(await homes()).toEqual([])
    adopted = ['incidents']
    expect((await found.of(repository('incidents')))?.home.name).toBe('incidents')
    expect(await homes()).toEqual(['incidents'])
  })

  it('while there is none, all repositories are asked once a minute, however often events come', async () => {
    for (let event = 0; event < 10; event += 1) await homes()
    expect(asked).toBe(1)
    time += MINUTE
    await Promise.all([homes(), homes(), homes()])
    expect(asked).toBe(2)
  })

  it('where there is one, they are asked once in ten minutes, and when that is to be forgotten', async () => {
    adopted = ['incidents']
    for (let minute = 0; minute < 10; minute += 1) {
      expect(await homes()).toEqual(['incidents'])
      time += MINUTE
    }
    expect(asked).toBe(1)
    await homes()
    expect(asked).toBe(2)
    adopted = ['incidents', 'website']
    expect(await homes()).toEqual(['incidents'])
    found.forget()
    expect(await homes()).toEqual(['incidents', 'website'])
  })

  it('R1-1 a repository that was renamed is judged by the policy that names it as it was called, and nobody else’s is', async () => {
    adopted = ['incidents']
    expect((await found.of(repository('restricted')))?.rules.repositories.restricted).toBe('restricted')
    ALL.splice(1, 1, { ...repository('few'), id: 2 })
    const now = await found.of(repository('few'))
    expect(now?.home.name).toBe('incidents')
    expect(now?.rules.repositories.restricted).toBe('few')
    expect(await found.calledNow(repository('restricted'), 'lately')).toEqual(repository('few'))
    expect(await found.of(repository('website'))).toBeUndefined()
    ALL.splice(1, 1, { ...repository('restricted'), id: 2 })
    found.forget()
    expect((await found.of(repository('restricted')))?.rules.repositories.restricted).toBe('restricted')
    expect(await found.of(repository('few'))).toBeUndefined()
  })

  it('R8-2 refused: a repository that somebody makes by the name of one that was adopted is none of the policy’s', async () => {
    adopted = ['incidents']
    pins = { incidents: 1, restricted: 2, runbooks: 3 }
    const named = async () => (await found.all())[0]?.rules.repositories
    expect(await named()).toEqual(defaultPolicy.repositories)
    ALL.splice(1, 1, { ...repository('few'), id: 2 }, { ...repository('restricted'), id: 9 })
    found.forget()
    expect(await named()).toMatchObject({ restricted: 'few', runbooks: 'runbooks' })
    expect(await found.of(repository('restricted'))).toBeUndefined()
    expect((await found.of(repository('few')))?.home.name).toBe('incidents')
    expect(await found.calledNow(repository('restricted'), 'lately')).toEqual(repository('few'))
    // Where the one that was adopted is out of reach, nothing goes into its namesake.
    ALL.splice(1, 1)
    const [website] = ALL.splice(3, 1)
    found.forget()
    expect((await named())?.restricted).toBe('restricted~2')
    expect(await found.of(repository('restricted'))).toBeUndefined()
    ALL.splice(1, 1, { ...repository('restricted'), id: 2 })
    if (website !== undefined) ALL.push(website)
    found.forget()
    expect(await named()).toEqual(defaultPolicy.repositories)
  })
})
