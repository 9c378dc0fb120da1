import { describe, it } from 'vitest'
import { as, move, open, record } from '../../support/acts.ts'
import { given, movedTo, refused } from '../../support/story.ts'

const ANSWERS = {
  ...{ 'review-law': 'No change; the act was not revised', 'review-business': 'A new supplier' },
  'review-security': 'A second factor is usual by now',
}
const reviewed = (participants: string) =>
  given(
    as('officer', open({}, 'review')),
    as('officer', record({ ...ANSWERS, 'review-participants': participants })),
  ).when(as('officer', move('reviewed')))

describe('others took part: who deliberates or tries something out is not alone', () => {
  it('R9-3 refused: a review in which its author alone took part', () => {
    reviewed('@officer').then(refused('R9-3 nobody-beside review-participants'))
  })

  it.each([['@officer @executive'], ['@executive'], ['@officer, no account: Taro Keibi']])(
    'R9-3 allowed: %s',
    (participants) => {
      reviewed(participants).then(movedTo('reviewed'))
    },
  )
})
