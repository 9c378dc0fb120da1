import { describe, expect, it } from 'vitest'
import { checkPolicy } from '../../../src/domain/policy-proof/check-policy.ts'
import { changed, defaultText, legalText } from './policies.ts'

const company = defaultText()
const small = legalText('one-repository')
const several = legalText('several-processes')
const strict = legalText('extra-gates')
const renamed = legalText('renamed-phases')

const codes = (...args: Parameters<typeof changed>): string[] => checkPolicy(changed(...args)).map(({ code }) => code)
const first = (code: string, ...args: Parameters<typeof changed>) =>
  checkPolicy(changed(...args)).find((found) => found.code === code)

describe('suggestions', () => {
  it('names the phase that was probably meant', () => {
    const found = first('unknown-phase', company, ['        to: recovery', '        to: recovry'])
    expect(found).toMatchObject({ params: { name: 'recovry' }, suggestion: 'recovery' })
    expect(found?.path).toEqual(['processes', 'incident', 'transitions', 3, 'to'])
  })

  it('says nothing where nothing is near', () => {
    expect(first('unknown-role', company, ['answering: [officer,', 'answering: [zzz,'])).not.toHaveProperty(
      'suggestion',
    )
  })

  it('takes the @ off a login', () => {
    expect(first('bad-login', small, ['users: [sato, tanaka] }', 'users: [sato, "@tanaka"] }'])?.suggestion).toBe(
      'tanaka',
    )
  })
})

describe('ways through a process', () => {
  it('R1-3 prints the way on which learning is passed over', () => {
    const shortCut = '      - { from: recovery, to: closed, by: [officer] }\n      - { from: closed, to: learning,'
    const found = first('broken-every-path', company, ['      - { from: closed, to: learning,', shortCut])
    expect(found?.trace).toEqual(['reported', 'analysis', 'eradication', 'recovery', 'closed'])
    expect(found?.params).toMatchObject({ through: 'learning', clause: 'R1-3' })
  })

  it('R4.2-2 sees that going back from a later phase passes no gate', () => {
    const led = first('broken-never-without', company, [
      '      - from: eradication\n',
      '      - from: [containment, eradication]\n',
    ])
    expect(led?.trace).toEqual(['reported', 'containment', 'recovery', 'eradication'])
    expect(led?.path).toEqual(['processes', 'incident', 'back'])
  })

  it('counts no way back for reaching a phase, and no containing for leaving one', () => {
    const parked = 'learning: { label: { ja: 学習, en: Learning } }\n      parked: { label: Parked }'
    const from = 'learning: { label: { ja: 学習, en: Learning } }'
    expect(codes(company, [from, parked])).toEqual(expect.arrayContaining(['unreachable-phase', 'dead-end-phase']))
  })

  it('prints the way to a phase that leads nowhere', () => {
    const found = first('dead-end-phase', legalText('tiny'), [
      '{ from: worked-on, to: over,',
      '{ from: told, to: over,',
    ])
    expect(found?.trace).toEqual(['told', 'worked-on'])
  })

  it('lets the app end a case by date, and nothing else', () => {
    expect(codes(several, ['by: [app], clause: R6-1 }', 'by: [app], reason: required, clause: R6-1 }'])).toEqual([
      'only-app-moves',
    ])
  })

  it('lets the reporter reopen, and asks for somebody else where the only way is his', () => {
    const alone = ['{ from: planned, to: held, by: [officer] }', '{ from: planned, to: held, by: [reporter] }'] as const
    expect(codes(strict, alone)).toEqual(['only-reporter-moves'])
  })
})

describe('people', () => {
  it('R4.4-1 one officer needs a deputy: the stand-in of somebody else is none', () => {
    expect(
      codes(
        small,
        ['acts-for: { role: officer, when: always }', 'acts-for: { role: sysadmin, when: always }'],
        [', acts-for: { role: officer, when: unanswered }', ''],
      ),
    ).toEqual(['lone-role'])
  })

  it('a deputy who is the same person stands in for nobody', () => {
    const found = checkPolicy(
      changed(
        small,
        ['users: [suzuki], acts-for', 'users: [Yamada], acts-for'],
        [', acts-for: { role: officer, when: unanswered }', ''],
      ),
    )
    expect(found).toMatchObject([{ code: 'lone-role', path: ['roles', 'officer'], at: 'key' }, { code: 'lone-role' }])
  })

  it('R4.4-1 officer and system administrator are two people', () => {
    const found = first('same-person', small, ['users: [sato, tanaka] }\n  staff', 'users: [yamada] }\n  staff'])
    expect(found).toMatchObject({ params: { role: 'sysadmin', other: 'officer', user: 'yamada' } })
  })

  it('R6-1 an exception that one person alone could approve has nobody for his own', () => {
    expect(
      codes(
        several,
        ['teams: [security-lead]', 'users: [ann]'],
        ['teams: [security-vice]', 'users: [ann]'],
        ['teams: [directors]', 'users: [ann]'],
      ),
    ).toContain('only-requester')
  })

  it('whom a case appoints may approve what its requester asks', () => {
    expect(codes(strict, ['by: [board, chief], clause', 'by: [chief], clause'])).toEqual([])
  })
})

describe('repositories', () => {
  it('R8-2 takes two ids of one repository for the same', () => {
    expect(codes(several, ['quiet: security-confidential', 'quiet: Security-Desk'])).toEqual(['restricted-in-open'])
  })

  it('R7-4 a violation process says that it is restricted', () => {
    expect(codes(several, ['    restricted: true\n', ''])).toEqual(['unrestricted-violation'])
  })
})

describe('gates', () => {
  it('R4.2-2 a fact is supplied by the form, with the act, or by an option of another field', () => {
    const onlyApp = ['label: Cause }', 'label: Cause, set-by: [app] }'] as const
    expect(codes(strict, onlyApp)).toEqual(['unsuppliable-fact'])
    expect(codes(strict, onlyApp, ['{ field: kind }', '{ field: kind }, { field: cause }'])).toEqual([])
    expect(codes(strict, ['label: Category, ', 'label: Category, set-by: [app], '])).toEqual([])
  })

  it('R4.4-1 the pull request has opened wherever its gate is', () => {
    const found = first('pull-request-avoided', strict, ['{ from: out, to: learnt,', '{ from: held, to: learnt,'])
    expect(found?.trace).toEqual(['in', 'held', 'learnt'])
  })

  it('a choice of systems from an empty catalogue has nothing to choose', () => {
    const lone = ['options: [{ id: elsewhere, label: { ja: その他の場所, en: Elsewhere } }]', 'options: []'] as const
    expect(codes(renamed, lone)).toEqual(['form-no-options'])
  })
})
