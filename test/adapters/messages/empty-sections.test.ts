import { describe, expect, it } from 'vitest'
import { papers } from '../../../src/adapters/messages/papers.ts'
import { processorMilliseconds } from '../../support/processor-milliseconds.ts'
import { caseOf } from '../../support/story.ts'
import { learning } from './sample-acts.ts'
import { sampleWorld, told } from './sample-world.ts'

const state = caseOf(told(learning))
const empty = (plan: string) => papers.emptySections(sampleWorld, state, 'prevention', plan)

const planWith = (technical: string, { organisational = 'Training', actions = '' } = {}): string =>
  [
    '# Plan',
    '',
    '## Technical measures',
    '',
    '<!-- hikeshi:section=technical -->',
    '<!-- If there are none, write "none, because …". -->',
    technical,
    '',
    '## Organisational measures',
    '',
    '<!-- hikeshi:section=organisational -->',
    organisational,
    '',
    '## Action items',
    '',
    '<!-- hikeshi:action-items -->',
    actions,
    '',
    '## Approvals',
    '',
    'Both of them.',
  ].join('\n')

describe('R4.4-1 a section of a plan', () => {
  it.each([
    ['nothing', ''],
    ['blanks', '   \n\n\t\n'],
    ['a comment', '<!-- to be written by Monday -->'],
    ['a comment over lines', '<!--\nwords\nmore words\n-->'],
    ['a comment that never ends', '<!-- words'],
    ['dashes and dots', '- \n* …\n---'],
    ['a heading alone', '### Details'],
    ['the placeholder, uncommented', 'If there are none, write "none, because …".'],
    ['the prompt as it was laid', '> ✏️ If there are none, write "none, because …".'],
    ['the prompt, and none without a reason', '> ✏️ If there are none, write "none, because …".\n\nNone.'],
    ['none without a reason', 'None.'],
    ['none because of nothing', 'none, because …'],
    ['なし without a reason', 'なし'],
    ['なし and the words for a reason', 'なし。理由は…'],
    ['なし because なし', 'なし。理由は特になし。'],
    ['to do', 'TODO'],
    ['an empty fence', '```\n```'],
  ])('is empty with %s', (_, text) => {
    expect(empty(planWith(text))).toEqual(['technical'])
  })

  it.each([
    ['words', 'Multi-factor sign-in for all'],
    ['Japanese words', '全員に多要素認証を適用する'],
    ['a list', '- MFA'],
    ['none with a reason that names its kind', 'None, because the malware came by a device that is retired.'],
    ['なし with a reason that names its kind', 'なし。理由は、マルウェアに感染した機器を廃止したため。'],
    ['なし with a reason at once', 'なし（マルウェアの機器は廃止済み）'],
    ['none with the number of the case', `None: see the plan of #${state.issue}`],
    ['words behind a comment', '<!-- note -->\nMFA'],
    ['words before a comment', 'MFA <!-- note -->'],
    ['code', '```\niptables -A INPUT\n```'],
    ['a quotation', '> As agreed: MFA'],
    ['words below the prompt', '> ✏️ If there are none, write "none, because …".\n\nMFA'],
    ['a deeper heading with words', '### Sign-in\n\nMFA'],
    ['CRLF', 'MFA\r\n\r\n'],
  ])('is written with %s', (_, text) => {
    expect(empty(planWith(text))).toEqual([])
  })

  it.each([
    ['R4.4-1 a reason that could stand on any case', 'None, because there was no need'],
    ['R4.4-1 such a reason in Japanese', 'なし。理由は、手順どおりに対応したため。'],
    ['R4.4-1 the number of another case', `なし。理由は、#${state.issue}9 と同じため。`],
  ])('refused: %s', (_, text) => {
    expect(empty(planWith(text))).toEqual(['technical'])
  })

  it('R4.4-1 refused: one reason that was copied from the one side to the other', () => {
    const reason = 'None, because the malware came by a device that is retired.'
    expect(empty(planWith(reason, { organisational: `${reason} ` }))).toEqual(['organisational'])
  })

  it('does not take a heading or mark in a code fence for one', () => {
    const text = '```\n## Organisational measures\n<!-- hikeshi:section=organisational -->\nstolen\n```'
    expect(empty(planWith(text, { organisational: '' }))).toEqual(['organisational'])
  })

  it('is found by its heading in either language where the mark is gone', () => {
    const plan = planWith('MFA').replaceAll(/<!-- hikeshi:section=.*\n/g, '')
    expect(empty(plan)).toEqual([])
    expect(empty(plan.replace('Technical measures', '技術的対策'))).toEqual([])
  })

  it('is empty where heading and mark are gone', () => {
    expect(empty('# Something else\n\nWords')).toEqual(['technical', 'organisational'])
    expect(empty('')).toEqual(['technical', 'organisational'])
  })

  it('is judged in time linear in the document', () => {
    const pieces = ['<!--', '<!-- ', '- [ ] ', '# ', 'なし', '```\n', '> <!--\n']
    const taken = processorMilliseconds(() =>
      pieces.map((piece) => empty(planWith(piece.repeat(Math.floor(200_000 / piece.length))))),
    )
    expect(taken).toBeLessThan(5_000)
  })
})

describe('R4.4-3 the action list', () => {
  it.each([
    ['no owner', '- [ ] 2030-03-01 Patch'],
    ['no date', '- [ ] @sysadmin Patch'],
    ['no such date', '- [ ] @sysadmin 2030-02-31 Patch'],
    ['neither', '- Patch'],
    ['the second without owner', '- [x] @sysadmin 2030-03-01 Patch\n- [ ] 2030-03-01 Train'],
    ['an owner in a comment', '- [ ] <!-- @sysadmin --> 2030-03-01 Patch'],
    ['an address instead of an owner', '- [ ] me@example.com 2030-03-01 Patch'],
    ['a numbered item', '1. Patch'],
  ])('is incomplete with %s', (_, actions) => {
    expect(empty(planWith('MFA', { actions }))).toEqual(['actions'])
  })

  it.each([
    ['no items', ''],
    ['owner and date', '- [ ] @sysadmin 2030-03-01 Patch'],
    ['them in another order', '* Patch by 2030/3/1, @sysadmin'],
    ['details below an item', '- [ ] @sysadmin 2030-03-01 Patch\n  - the mail server\n  - the gateway'],
    ['an empty item to write into', '- [ ] '],
    ['items in code', '```\n- [ ] Patch\n```'],
  ])('is complete with %s', (_, actions) => {
    expect(empty(planWith('MFA', { actions }))).toEqual([])
  })
})
