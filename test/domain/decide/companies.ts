import type { Context } from '../../../src/domain/case/context.ts'
import type { Act } from '../../support/acts.ts'
import { incidentIn } from '../../support/incident.ts'
import { otherWay, otherWorld } from '../../support/other-company.ts'
import type { Person } from '../../support/people.ts'
import { defaultWorld } from '../../support/worlds.ts'
import { type Asks, asksOfIncident, asksOfTrouble } from './asked-of.ts'

/** A company whose policy the stories are told under, and what is expected of it. */
interface Company {
  name: string
  world: Context
  process: string
  way: readonly Act[]
  end: string
  learning: string
  contained: string
  respond: readonly Person[]
  asks: Asks
  ways: readonly string[]
}

export const COMPANIES: readonly Company[] = [
  {
    name: 'the default policy',
    world: defaultWorld,
    process: 'incident',
    way: incidentIn('closed'),
    end: 'closed',
    learning: 'learning',
    contained: 'containment',
    respond: ['responder', 'sysadmin', 'deputy', 'officer'],
    asks: asksOfIncident,
    ways: [
      'reported>analysis',
      'containment>eradication',
      'eradication>recovery',
      'recovery>learning',
      'learning>closed',
      'closed>learning',
    ],
  },
  {
    name: 'another company',
    world: otherWorld,
    process: 'trouble',
    way: otherWay,
    end: 'filed',
    learning: 'lessons',
    contained: 'fencing',
    respond: ['responder', 'sysadmin', 'deputy', 'officer'],
    asks: asksOfTrouble,
    ways: ['fencing>digging', 'digging>sweeping', 'sweeping>lessons', 'lessons>filed', 'filed>lessons'],
  },
]
