import { expect, it } from 'vitest'
import { isOwnComment } from '../../../src/app/case/is-own-comment.ts'
import { markOf } from '../../../src/app/ports/messages.ts'
import { PEOPLE } from '../../support/people.ts'

const isOurs = isOwnComment({ self: PEOPLE.app }, markOf('status'))
const said = (author: { id: number; login?: string }, body = `${markOf('status')}\n\nAll is well`) =>
  isOurs({ author, body })

it('R4.4-5 refused: a mark of the app’s in somebody else’s comment, whatever his account is called', () => {
  expect(said(PEOPLE.app)).toBe(true)
  expect(said(PEOPLE.app, 'All is well')).toBe(false)
  expect(said(PEOPLE.reporter)).toBe(false)
  // Another app by a name that looks like it, and an account by the very same one.
  expect(said({ id: 98, login: 'hikeshi-app[bot]' })).toBe(false)
  expect(said({ id: 97, login: PEOPLE.app.login })).toBe(false)
})
