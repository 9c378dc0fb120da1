import { type Context, NOT_LOOKED_BEYOND } from '../../src/domain/case/context.ts'
import { type Act, acknowledge, approve, as, choose, contain, move, open, pullRequest, record, sent } from './acts.ts'
import { directoryOf, PEOPLE } from './people.ts'
import { policyIn, runbookOf } from './worlds.ts'

/** Another company: the same people under other roles, a policy that shares no name with the default one. */
export const otherWorld: Context = {
  ...NOT_LOOKED_BEYOND,
  policy: policyIn('test/fixtures/policies/other-company.yml'),
  directory: directoryOf({
    lead: ['officer'],
    backup: ['deputy'],
    owner: ['executive'],
    analyst: ['responder'],
    network: ['sysadmin'],
    servers: ['sysadmin'],
    oversight: ['board'],
  }),
  runbooks: [runbookOf('phishing', ['phishing'], { executive: 'owner' })],
}

/** Its ordinary way from the inbox to filed. */
export const otherWay: readonly Act[] = [
  as('reporter', open({ story: 'A letter', sort: ['phishing'] }, 'trouble'), 'form'),
  as('responder', contain('Blocked the sender')),
  as('officer', move('digging')),
  as('responder', record({ root: 'A link', places: ['till'], proof: 'Kept by the analyst' })),
  as('responder', move('sweeping', 'All found')),
  as('sysadmin', record({ swept: 'Reset' })),
  as('board', approve('reconnection')),
  as('sysadmin', { kind: 'recovered', system: 'till' }),
  as('sysadmin', move('lessons')),
  pullRequest({ id: 'fix-network', approvedBy: [PEOPLE.sysadmin] }),
  pullRequest({ id: 'fix-habits', approvedBy: [PEOPLE.officer, PEOPLE.board], head: 'c'.repeat(40) }),
  as('responder', record({ lesson: 'Look twice' })),
  as('officer', choose('blame', 'ours', 'Nobody was taught')),
  as('executive', acknowledge('owners-letter')),
  as('officer', sent('everyone')),
  as('officer', move('filed')),
]
