import { describe, expect, it } from 'vitest'
import { checkOperation } from '../../../../src/domain/audit/operation-check/check-operation.ts'
import type { CheckedCase, Operation } from '../../../../src/domain/audit/operation-check/operation.ts'
import { goneCases } from '../../../../src/domain/audit/operation-check/rules/gone.ts'
import { as, open } from '../../../support/acts.ts'
import { checkedCase } from '../../../support/checked-case.ts'
import { storyIn } from '../../../support/story.ts'
import { defaultPolicy, defaultWorld } from '../../../support/worlds.ts'

const { repositories } = defaultPolicy
const relocated = (process: string, repository?: string): CheckedCase => {
  const moved =
    repository === undefined
      ? { what: 'deleted' as const, repository: undefined, issue: undefined }
      : { what: 'transferred' as const, repository: `acme/${repository}`, issue: 9 }
  const lived = storyIn(defaultWorld)(
    as(process === 'drill' ? 'officer' : 'reporter', open({}, process)),
    as('deputy', { kind: 'relocated', ...moved }, 'issue'),
  )
  return checkedCase(lived.told)
}
const operation = (one: CheckedCase, leftOut: readonly string[] = []): Operation => ({
  ...{ policy: defaultPolicy, runbooks: [], cases: [one], directory: defaultWorld.directory, publicRepositories: [] },
  ...{
    brokenRecords: [],
    unread: [],
    sweep: 'not-checked',
    unheard: 'not-checked',
    leftOut,
    readers: [],
    editions: [],
    holdings: [],
  },
  ...{ drawnUpFor: 'no-case', records: 'vouched-for', adoptions: [], now: '2030-01-01T01:00:00Z' },
})
const kept = (of: Operation) => checkOperation(of).find(({ clause }) => clause === 'R4.4-5')
const where = (of: Operation) => goneCases(of).map((found) => found.where)

describe('R4.4-5 cases whose issue is not where it was', () => {
  it('fails: one whose issue was deleted, with the line of its record that says so', () => {
    const deleted = operation(relocated('incident'))
    expect(kept(deleted)).toMatchObject({
      state: 'fails',
      findings: [
        { code: 'case-deleted', case: { repository: 'incidents', line: { year: 2030, seq: expect.any(Number) } } },
      ],
    })
    const [finding] = kept(deleted)?.findings ?? []
    const [gone] = goneCases(deleted)
    expect(finding?.case?.line?.seq).toBe(gone?.how.seq)
    expect(gone?.how.by.login).toBe('deputy')
  })

  it('fails: one that was moved to where no policy judges, and says where', () => {
    const away = operation(relocated('incident', 'elsewhere'))
    expect(kept(away)?.findings).toMatchObject([{ code: 'case-moved-away', detail: 'acme/elsewhere#9' }])
    expect(where(away)).toEqual(['nobody-judges'])
  })

  it('holds: one that goes on where the policy has cases; that it is gone is named all the same', () => {
    const restricted = repositories.restricted ?? ''
    const among = operation(relocated('incident', restricted))
    expect([kept(among)?.state, where(among)]).toEqual(['shown', ['goes-on']])
    const few = operation(relocated('incident', restricted), [restricted])
    expect([kept(few)?.state, where(few)]).toEqual(['shown', ['goes-on-among-few']])
  })

  it('holds: a drill that was deleted fails nothing, and is named', () => {
    const drill = operation(relocated('drill'))
    expect([kept(drill)?.findings, where(drill)]).toEqual([[], ['deleted']])
  })
})
