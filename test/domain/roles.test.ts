import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Context } from '../../src/domain/case/context.ts'
import { holdersOf, rolesOf } from '../../src/domain/case/roles-of.ts'
import type { Command } from '../../src/domain/commands/command.ts'
import { decide } from '../../src/domain/commands/decide.ts'
import { approve, as, contain, move, open } from '../support/acts.ts'
import { incidentIn, reported } from '../support/incident.ts'
import { directoryOf, PEOPLE, STAFF } from '../support/people.ts'
import { askedBy, type caseOf, storyIn } from '../support/story.ts'
import { defaultPolicy, defaultWorld, runbookOf } from '../support/worlds.ts'

const executives = (world: Context, state: ReturnType<typeof caseOf>) =>
  holdersOf(world.policy, world.directory, state, 'executive').map(({ login }) => login)

describe('R4.1-1b every case has one executive', () => {
  it('R4.1-1b by default the representative member', () => {
    expect(executives(defaultWorld, storyIn(defaultWorld)(reported('intrusion')).case)).toEqual(['executive'])
  })
  it('R4.1-1b where a procedure matches, whom it names', () => {
    expect(executives(defaultWorld, storyIn(defaultWorld)(reported('power')).case)).toEqual(['sysadmin'])
  })
  it('R4.2-3 whom the officer appoints for the case', () => {
    const appointed = as('officer', { kind: 'appoint', login: 'Responder' })
    expect(executives(defaultWorld, storyIn(defaultWorld)(reported('intrusion'), appointed).case)).toEqual([
      'responder',
    ])
  })
  it('R4.1-1b one, also where many hold the role that names him', () => {
    const crowd: Context = {
      ...defaultWorld,
      directory: directoryOf({
        officer: ['officer'],
        representative: ['executive', 'board', 'deputy'],
        sysadmin: ['responder', 'sysadmin'],
      }),
      runbooks: [runbookOf('power', ['power'], { executive: 'sysadmin' })],
    }
    const tell = storyIn(crowd)
    expect(executives(crowd, tell(reported('malware')).case)).toEqual(['executive'])
    expect(executives(crowd, tell(reported('power')).case)).toEqual(['responder'])
  })
  it('R4.1-1b a procedure that names a role without anybody leaves it to the representative', () => {
    const world = { ...defaultWorld, runbooks: [runbookOf('power', ['power'], { executive: 'nobody-has-this' })] }
    expect(executives(world, storyIn(world)(reported('power')).case)).toEqual(['executive'])
  })
  it('R4.1-1b exactly one in every phase past the report, whatever the kind', () => {
    const tell = storyIn(defaultWorld)
    fc.assert(
      fc.property(
        fc.constantFrom('malware', 'power', 'intrusion', 'unknown'),
        fc.option(fc.constantFrom(...STAFF.filter((one) => one !== 'reporter'))),
        (kind, appointed) => {
          const acts =
            appointed === null ? [] : [as('officer', { kind: 'appoint', login: appointed, reason: 'She is away' })]
          expect(executives(defaultWorld, tell(reported(kind), acts).case)).toHaveLength(1)
        },
      ),
    )
    for (const phase of ['analysis', 'containment', 'recovery', 'learning'])
      expect(executives(defaultWorld, tell(incidentIn(phase)).case)).toHaveLength(1)
  })
})

describe('roles of people', () => {
  it('who opened the case is its reporter, and nobody else', () => {
    const { case: state } = storyIn(defaultWorld)(reported())
    const roles = (person: keyof typeof PEOPLE) => rolesOf(defaultPolicy, defaultWorld.directory, state, PEOPLE[person])
    expect(roles('reporter')).toEqual(['reporter'])
    expect(roles('outsider')).toEqual([])
    expect(roles('executive')).toEqual(['executive', 'representative'])
  })
  it('people are known by their number: a login that somebody else takes over gives nothing', () => {
    const { case: state } = storyIn(defaultWorld)(reported())
    expect(rolesOf(defaultPolicy, defaultWorld.directory, state, { id: 666, login: 'officer' })).toEqual([])
    expect(rolesOf(defaultPolicy, defaultWorld.directory, state, { id: 12, login: 'renamed' })).toEqual(['officer'])
  })
})

describe('R4.2-1 a role that nobody can look up lets nobody through, and whoever has it hears why', () => {
  const seen = directoryOf({ responder: ['responder'], sysadmin: ['sysadmin'] })
  const unseen: Context = {
    ...defaultWorld,
    directory: { ...seen, unseen: new Set(['officer', 'deputy', 'executive']) },
  }
  const empty: Context = { ...defaultWorld, directory: seen }
  const asked = (world: Context, command: Command): string[] => {
    const lived = storyIn(defaultWorld)(reported('intrusion'))
    const decision = decide(world, lived.case, askedBy(as('officer', command), 99))
    return decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : [decision.kind]
  }

  it.each<[string, Command]>([
    ['a transition', move('analysis')],
    ['an end', move('dismissed')],
    ['a redaction', { kind: 'redact', line: 2, reason: 'A password' }],
  ])('refused: %s, which is not the same as that nobody has the role', (_, command) => {
    expect(asked(unseen, command)).toEqual(expect.arrayContaining(['not-for-you', 'role-unseen']))
    expect(asked(empty, command)).not.toContain('role-unseen')
    expect(asked(empty, command)).toContain('not-for-you')
  })

  it('R6-1 refused: an approval of an exception likewise', () => {
    const lived = storyIn(defaultWorld)(as('reporter', open({}, 'exception')))
    const codes = (world: Context): string[] => {
      const decision = decide(world, lived.case, askedBy(as('officer', approve()), 99))
      return decision.kind === 'refused' ? decision.reasons.map(({ code }) => code) : [decision.kind]
    }
    expect(codes(unseen)).toContain('role-unseen')
    expect(codes(empty)).toContain('not-for-you')
    expect(codes(empty)).not.toContain('role-unseen')
  })

  it('R4.3-1 allowed: containment by somebody whose role is seen, whichever others are not', () => {
    const lived = storyIn(defaultWorld)(reported('intrusion'))
    expect(decide(unseen, lived.case, askedBy(as('responder', contain('抜いた')), 99)).kind).toBe('accepted')
  })
})
