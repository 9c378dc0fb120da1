import { describe, it } from 'vitest'
import { acknowledge, as, move, open, record } from '../../support/acts.ts'
import { movedTo, refused, storyIn } from '../../support/story.ts'
import { defaultWorld, runbookOf } from '../../support/worlds.ts'

const groups = Object.keys(defaultWorld.policy.groups ?? {})
/** Everybody has taken note of it, with these contacts in the runbook. */
const told = (prepared: string[], contacts: { phone: string; web?: string }[]) => {
  const known = contacts.map((one, at) => ({ id: `c${at}`, who: `Contact${at}`, for: 'help', ...one }))
  return storyIn({ ...defaultWorld, runbooks: [runbookOf('malware', ['malware'], { contacts: known })] })(
    as('officer', open({}, 'preparation')),
    as('officer', record({ prepared, 'prepared-where': 'runbooks' })),
    as('officer', move('told')),
    (['deputy', 'executive', 'sysadmin', 'responder'] as const).map((by) => as(by, acknowledge('preparation'))),
    groups.map((group) =>
      as('officer', { kind: 'acknowledge', what: 'preparation', reference: '', whom: `${group} Minutes 3` }),
    ),
  ).when(as('officer', move('acknowledged')))
}

describe('contacts that are made known can be reached', () => {
  it('R4.1-1d R4.1-1e refused: a contact without number or page, named with its runbook and who fills it in', () => {
    told(['runbooks', 'contacts'], [{ phone: '03-5550-0100' }, { phone: ' ' }]).then(
      refused('R4.1-1d contacts-empty malware Contact1 officer'),
    )
  })

  it.each(['記入', '夜間の番号を記入', 'TBD', 'fill in', '03-0000-0000'])(
    'R4.1-1d refused: "%s" only keeps the place of a number',
    (phone) => {
      told(['contacts'], [{ phone }]).then(refused('R4.1-1d contacts-empty malware Contact0 officer'))
    },
  )

  it.each(['110', '#9110', '顧客の登録簿を見る'])('R4.1-1d allowed: by "%s" somebody is reached', (phone) => {
    told(['contacts'], [{ phone }]).then(movedTo('acknowledged'))
  })

  it('R4.1-1d allowed: each has a number or a page', () => {
    told(['contacts'], [{ phone: '03-5550-0100' }, { phone: '', web: 'https://example.com/help' }]).then(
      movedTo('acknowledged'),
    )
  })

  it('R4.1-1e allowed: what is made known says nothing of contacts', () => {
    told(['runbooks'], [{ phone: '' }]).then(movedTo('acknowledged'))
  })
})
