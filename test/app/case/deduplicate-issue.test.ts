import { describe, expect, it } from 'vitest'
import { beginCase } from '../../../src/app/follow-up/open-case.ts'
import { beginBy } from '../../../src/app/pipeline/begin-case.ts'
import { PEOPLE } from '../../support/people.ts'
import { inForce, sharedIssue } from '../clocks-world.ts'

const now = () => new Date('2030-01-01T00:00:05Z')
const body = '<!-- hikeshi:scheduled=review:2030-01-01 -->'

function twins() {
  const shared = sharedIssue()
  Object.assign(shared.issue, { body, labels: ['hikeshi: review'], author: { ...PEOPLE.app, type: 'Bot' }, number: 7 })
  const older = { ...shared.issue, number: 6, id: 500 }
  const host = shared.host(now)
  const seen = { ...host, issues: { ...host.issues, list: async () => [shared.issue, older] } }
  const begin = (issue: typeof older) =>
    beginCase(
      seen,
      inForce,
      { process: 'review', repository: inForce.home, runbook: undefined, answers: [] },
      issue,
      beginBy(seen, inForce),
    )
  return { ...shared, older, begin }
}

describe('two issues of the app for one review', () => {
  it('R9-3 refused: the younger becomes no case, whoever takes it up, and it is said once which stays', async () => {
    const { issue, older, begin, comments, requests } = twins()
    expect(await begin(issue)).toEqual(older)
    expect(await begin(issue)).toEqual(older)
    expect(issue).toMatchObject({ state: 'closed', stateReason: 'not_planned', labels: [] })
    expect(comments.map((one) => one.body)).toEqual([`${body}\n\nDuplicate of #6`])
    expect(requests).not.toContain('read')
  })

  it('R9-3 the older one becomes the case', async () => {
    const { older, begin, comments } = twins()
    expect(await begin(older)).toEqual(older)
    expect(comments.some((one) => one.body.includes('<!-- hikeshi:status -->'))).toBe(true)
  })
})
