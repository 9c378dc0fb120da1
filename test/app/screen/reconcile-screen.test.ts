import { describe, expect, it } from 'vitest'
import { ledgerOf, readCaseFile } from '../../../src/app/case/case-file.ts'
import { handle } from '../../../src/app/decisions/handle.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'
import { reconcileScreen } from '../../../src/app/screen/reconcile-screen.ts'
import type { RequestedCommand } from '../../../src/domain/commands/command.ts'
import { move } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { PEOPLE, type Person } from '../../support/people.ts'
import { minute } from '../../support/story.ts'
import { defaultPolicy } from '../../support/worlds.ts'
import { inForce, sharedIssue } from '../clocks-world.ts'

/** An incident that has been reported and shown. */
async function shownIncident(lateUntil?: Date) {
  const shared = sharedIssue()
  let now = 0
  const one = shared.host(() => new Date(minute(now)))
  /** Which comments were to be edited, by whichever way. */
  const edited: (number | string)[] = []
  const host: Ports = {
    ...one,
    answersLateUntil: () => lateUntil,
    issues: {
      ...one.issues,
      editComment: (ref, id, body) => {
        edited.push(id)
        return one.issues.editComment(ref, id, body)
      },
      tell: (telling) => {
        if (telling.edit !== undefined) edited.push(telling.edit.comment)
        return one.issues.tell(telling)
      },
    },
  }
  const act = async (by: Person, command: RequestedCommand['command'], door: RequestedCommand['door'] = 'comment') => {
    now += 1
    const asked = { command, actor: PEOPLE[by], at: minute(now), door, cause: `${by}@${now}`, via: 'account' as const }
    const handled = await handle(host, inForce, shared.address, [asked])
    edited.length = 0
    await reconcileScreen(host, inForce, shared.address, handled, { issue: shared.issue })
  }
  const statuses = () => shared.comments.filter(({ body }) => body.includes('hikeshi:status'))
  const state = async () => {
    const ledger = await shared.ledger.read(ledgerOf(shared.address))
    return readCaseFile(ledger?.lines ?? [], defaultPolicy)?.case
  }
  await act('reporter', reported('power').command, 'form')
  return { ...shared, act, statuses, state, edited }
}

describe('the one status comment', () => {
  it('R4.3-1 where GitHub slows the app down it says until when answers come late, and no more once that is over', async () => {
    const slowed = await shownIncident(new Date(minute(90)))
    await slowed.act('officer', move('analysis'))
    expect(slowed.statuses()).toHaveLength(1)
    expect(slowed.statuses()[0]?.body).toMatch(
      /GitHub slows us down: answers come late until \*{0,2}20\d\d-\d\d-\d\d \d\d:\d\d [A-Z]+/,
    )
    const usual = await shownIncident()
    await usual.act('officer', move('analysis'))
    expect(usual.statuses()[0]?.body).not.toContain('slows us down')
  })

  it('R4.2-4 is made once, and edited ever after', async () => {
    const { act, statuses, edited } = await shownIncident()
    const [first] = statuses()
    await act('officer', move('analysis'))
    expect(statuses()).toHaveLength(1)
    expect(statuses()[0]?.id).toBe(first?.id)
    expect(statuses()[0]?.body).not.toBe(first?.body)
    expect(edited).toEqual([first?.nodeId, first?.id])
  })

  it('R4.2-4 one that somebody deleted is made anew, and edited from then on by its new id', async () => {
    const { act, statuses, comments, edited, state } = await shownIncident()
    const [former] = comments.splice(0, comments.length)
    await act('officer', move('analysis'))
    const [anew, ...more] = statuses()
    expect(more).toEqual([])
    expect(anew?.id).not.toBe(former?.id)
    expect(await state()).toMatchObject({
      screen: { 'status-comment': anew?.id },
      nodes: { 'status-comment': anew?.nodeId },
    })
    await act('responder', { kind: 'contain', text: 'Unplugged' })
    expect(statuses()).toHaveLength(1)
    expect(statuses()[0]?.id).toBe(anew?.id)
    expect(statuses()[0]?.body).not.toBe(anew?.body)
    // The former is asked for no more.
    expect(edited).toEqual([anew?.nodeId, anew?.id])
  })
})
