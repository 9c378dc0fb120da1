import { expect, it } from 'vitest'
import { refuseOutOfReach } from '../../../src/app/follow-up/refuse-out-of-reach.ts'
import { MADE_SINCE, outOfReach } from '../../../src/domain/policy/out-of-reach.ts'

it('R8-2 refused: what is out of reach is not written to, and is told by the name that it had', () => {
  expect(() => refuseOutOfReach({ owner: 'example-corp', name: 'runbooks' })).not.toThrow()
  for (const id of [12, MADE_SINCE])
    expect(() => refuseOutOfReach({ owner: 'example-corp', name: outOfReach('runbooks', id) })).toThrow(
      /example-corp\/runbooks is not where it was/,
    )
})
