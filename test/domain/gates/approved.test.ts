import { describe, it } from 'vitest'
import { approve, as, move } from '../../support/acts.ts'
import { otherWay, otherWorld } from '../../support/other-company.ts'
import { PEOPLE } from '../../support/people.ts'
import { accepted, caseOf, live, movedTo, refused, storyIn } from '../../support/story.ts'

const given = storyIn(otherWorld)
const toSweeping = otherWay.slice(0, 8).filter(({ command }) => command.kind !== 'approve')
const learn = as('sysadmin', move('lessons'))

describe('approved: somebody of these roles approved it, and never who asked for it', () => {
  it('R4.3-2b a way that needs an approval is refused without it', () => {
    given(toSweeping).when(learn).then(refused('R4.3-2b approval-missing reconnection oversight'))
  })
  it('R4.3-2b it is open once it is approved', () => {
    given(toSweeping, as('board', approve('reconnection')))
      .when(learn)
      .then(movedTo('lessons'))
  })
  it('R4.3-2b an approval by others is refused', () => {
    given(toSweeping)
      .when(as('officer', approve('reconnection')))
      .then(refused('not-for-you oversight'))
  })
  it('R6-1 who opened the case does not approve in it', () => {
    const [opened, ...rest] = toSweeping
    if (opened === undefined) throw new Error('no story')
    given({ ...opened, by: 'board' }, rest)
      .when(as('board', approve('reconnection')))
      .then(refused('approval-missing oversight'))
  })
  it('R6-1 nor does one of his count that the record holds already', () => {
    const { told } = given(toSweeping, as('board', approve('reconnection')))
    const opened = { ...caseOf(told).opened, by: PEOPLE.board }
    refused('R4.3-2b approval-missing reconnection oversight')(
      live(otherWorld, { ...told, case: { ...caseOf(told), opened } }, learn),
    )
  })
  it('each of two pull requests is approved by its own name', () => {
    const unread = otherWay
      .slice(0, -1)
      .map((act) =>
        act.command.kind === 'pull-request' ? { ...act, command: { ...act.command, approvedBy: [] } } : act,
      )
    given(unread, as('sysadmin', approve('fix-network')), as('officer', approve('fix-habits')))
      .when(as('officer', move('filed')))
      .then(refused('R4.4-1 pull-request-unapproved fix-habits oversight'))
    given(unread)
      .when(as('board', approve('fix-network')))
      .then(refused('R4.4-1 not-for-you network'))
    given(unread)
      .when(as('board', approve('fix-habits')))
      .then(accepted('approved'))
  })
})
