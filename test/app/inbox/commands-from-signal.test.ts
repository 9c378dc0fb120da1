import { describe, expect, it } from 'vitest'
import { commandsFromSignal } from '../../../src/app/inbox/commands-from-signal.ts'
import type { Act, IssueAct, Signal, SignalOf } from '../../../src/app/inbox/signal.ts'
import type { Account } from '../../../src/domain/case/case.ts'
import { issueBody } from '../../../src/domain/issue-form/issue-body.ts'
import { formOf } from '../../../src/domain/policy/form-of.ts'
import { PEOPLE } from '../../support/people.ts'
import { defaultPolicy as policy } from '../../support/worlds.ts'

const formIn = (language: 'ja' | 'en') => {
  const form = formOf(policy, 'incident', language)
  if (form === undefined) throw new Error('the default policy has no incident form')
  return form
}
const form = formIn('ja')
const context = { policy, process: 'incident' }

const act: Act = {
  installation: 3,
  actor: { ...PEOPLE.officer, type: 'User' },
  at: '2030-01-01T09:05:00Z',
  cause: 'the-cause',
  via: 'account',
}
const onIssue = (body: string, labels: readonly string[] = ['hikeshi: incident']): IssueAct => ({
  ...act,
  repository: { id: 1, owner: 'acme', name: 'incidents', private: true, defaultBranch: 'main' },
  issue: {
    id: 70,
    number: 7,
    nodeId: 'I_70',
    title: '',
    body,
    state: 'open',
    stateReason: undefined,
    labels,
    assignees: [],
    author: { ...PEOPLE.reporter, type: 'User' },
    createdAt: '2030-01-01T09:00:00Z',
    updatedAt: '2030-01-01T09:05:00Z',
    isPullRequest: false,
    via: 'account',
    locked: false,
  },
})
const opened = (body: string, labels?: readonly string[]) =>
  commandsFromSignal({ ...onIssue(body, labels), kind: 'issue-opened' }, { policy })
const edited = (before: string | undefined, body: string) =>
  commandsFromSignal({ ...onIssue(body), kind: 'issue-edited', before }, context)
const written = (body: string): SignalOf<'comment'>['comment'] => ({
  id: 500,
  nodeId: 'IC_500',
  issue: 7,
  body,
  author: { ...PEOPLE.officer, type: 'User' },
  createdAt: '2030-01-01T09:05:00Z',
  updatedAt: '2030-01-01T09:05:00Z',
  via: 'account',
  signs: [],
})
const corrected = (before: string, body: string, by: Account = PEOPLE.officer) =>
  commandsFromSignal(
    {
      ...onIssue(''),
      actor: { ...by, type: 'User' },
      kind: 'comment-edited',
      at: '2030-01-02T09:00:00Z',
      comment: written(body),
      before,
    },
    context,
  )
const column = (more: Partial<SignalOf<'column'>>): Signal => ({
  ...act,
  kind: 'column',
  owner: 'acme',
  item: { id: 9, nodeId: 'PVTI_9' },
  content: 'I_70',
  project: 1,
  field: 'Status',
  from: '報告受付',
  to: '分析',
  ...more,
})

describe('every door asks the same', () => {
  const officer = { id: PEOPLE.officer.id, login: PEOPLE.officer.login }
  const move = { kind: 'move', to: 'analysis', reason: '' }

  it('a comment: one request a command, each with its own cause', () => {
    const comment = written('/phase analysis\n/note at 2030-01-01 12:00 phoned')
    expect(commandsFromSignal({ ...onIssue(''), kind: 'comment', comment, via: { app: 'helper' } }, context)).toEqual([
      { command: move, actor: officer, at: act.at, door: 'comment', cause: 'the-cause#0', via: { app: 'helper' } },
      {
        command: { kind: 'note', text: 'phoned' },
        actor: officer,
        at: '2030-01-01T03:00:00Z',
        door: 'comment',
        cause: 'the-cause#1',
        via: { app: 'helper' },
      },
    ])
  })

  it('a label', () => {
    const label = (name: string, change: 'added' | 'removed') =>
      commandsFromSignal(
        { ...onIssue(''), kind: 'label', name, look: { name, color: '', description: '' }, change },
        context,
      )
    expect(label('phase: analysis', 'added')).toEqual([
      { command: move, actor: officer, at: act.at, door: 'label', cause: 'the-cause', via: 'account' },
    ])
    expect(label('phase: nowhere', 'added')).toMatchObject([{ command: { kind: 'move', to: 'nowhere' } }])
    // Taken off, it moves nothing: who did it is told what it shows.
    expect(label('phase: analysis', 'removed')).toMatchObject([{ command: { kind: 'own-label', change: 'removed' } }])
    expect(label('urgent', 'removed')).toEqual([])
  })

  it('a card', () => {
    expect(commandsFromSignal(column({}), context)).toEqual([
      { command: move, actor: officer, at: act.at, door: 'board', cause: 'the-cause', via: 'account' },
    ])
  })

  it('R4.3-1 a column of another process is asked for by its name, and told to whoever moved the card there', () => {
    // Requests have cards, and no columns.
    expect(commandsFromSignal(column({}), { policy, process: 'exception' })).toMatchObject([
      { command: { kind: 'move', to: '分析', reason: '' }, door: 'board' },
    ])
  })

  it.each([
    ['an unknown column', { to: 'Done' }],
    ['no column', { to: undefined }],
    ['another field', { field: 'Priority' }],
    ['another board', { project: 2 }],
  ])('a card in %s asks for nothing', (_name, more) => {
    expect(commandsFromSignal(column(more), context)).toEqual([])
  })

  it('a card asks for nothing while nobody knows its process, or there is no board', () => {
    expect(commandsFromSignal(column({}), { policy })).toEqual([])
    const { board: _, ...boardless } = policy
    expect(commandsFromSignal(column({}), { policy: boardless, process: 'incident' })).toEqual([])
  })

  it('closing and reopening', () => {
    expect(commandsFromSignal({ ...onIssue(''), kind: 'closed', as: 'not-planned' }, context)).toMatchObject([
      { command: { kind: 'close', as: 'not-planned' }, door: 'issue' },
    ])
    expect(commandsFromSignal({ ...onIssue(''), kind: 'reopened' }, context)).toMatchObject([
      { command: { kind: 'reopen' }, door: 'issue' },
    ])
  })
})

describe('reports', () => {
  const input = {
    description: '知らない画面が出た',
    certainty: 'suspected',
    'detected-at': '今',
    ongoing: 'spreading',
    kind: 'malware',
    systems: ['email', 'chat'],
    done: ['off-network'],
    relation: 'dispatched',
  }
  const answersOf = (asked: ReturnType<typeof opened>) => {
    const command = asked[0]?.command
    if (command?.kind !== 'open' && command?.kind !== 'correct') return undefined
    return Object.fromEntries(command.answers.map(({ field, value }) => [field, value]))
  }

  it('R1-1 R2-1 R3-1 a form becomes the request to open its case, with what it says', () => {
    const asked = opened(issueBody(form, input))
    expect(asked).toMatchObject([
      { command: { kind: 'open', process: 'incident', form: 'incident', language: 'ja', extra: '' }, door: 'form' },
    ])
    expect(answersOf(asked)).toEqual({
      description: { kind: 'text', text: '知らない画面が出た' },
      certainty: { kind: 'options', ids: ['suspected'], text: '' },
      'detected-at': { kind: 'time', at: '2030-01-01T09:05:00Z', text: '今' },
      ongoing: { kind: 'options', ids: ['spreading'], text: '' },
      kind: { kind: 'options', ids: ['malware'], text: '' },
      systems: { kind: 'options', ids: ['email', 'chat'], text: '' },
      done: { kind: 'options', ids: ['off-network'], text: '' },
      relation: { kind: 'options', ids: ['dispatched'], text: '' },
    })
  })

  it('the same process in the other language', () => {
    const asked = opened(issueBody(formIn('en'), input), [])
    expect(asked).toMatchObject([{ command: { kind: 'open', process: 'incident', language: 'en' } }])
  })

  it('R1-1 an incomplete report still opens the case', () => {
    expect(opened('### 何が起きましたか\n\n変なメール', [])).toMatchObject([
      { command: { kind: 'open', answers: [{ field: 'description', value: { kind: 'text', text: '変なメール' } }] } },
    ])
    expect(opened('')).toMatchObject([{ command: { kind: 'open', process: 'incident', answers: [], extra: '' } }])
  })

  it('R1-1 a body that no form made opens the case by its label, and all of it says what happened', () => {
    expect(opened('help!\n\n### odd heading\nx')).toMatchObject([
      {
        command: {
          kind: 'open',
          language: 'ja',
          answers: [{ field: 'description', value: { kind: 'text', text: 'help!\n\n### odd heading\nx' } }],
          extra: '',
        },
      },
    ])
  })

  it('an issue that is no case asks for nothing', () => {
    expect(opened('Please add dark mode', ['bug'])).toEqual([])
    expect(opened('### Steps\n\n1', [])).toEqual([])
  })

  it('text before the first heading is kept', () => {
    const [asked] = opened(`urgent!\n\n${issueBody(form, input)}`)
    expect(asked?.command).toMatchObject({ kind: 'open', extra: 'urgent!' })
  })

  it('R1-1 a fence that is never closed takes no answer away, and whoever reads is told where the doubt is', () => {
    const [asked] = opened(issueBody(form, { ...input, description: '```\nlog, never closed' }))
    const answers = asked === undefined ? undefined : answersOf([asked])
    expect(answers?.certainty).toEqual({ kind: 'options', ids: ['suspected'], text: '' })
    expect(answers?.systems).toMatchObject({ kind: 'options', ids: ['email', 'chat'] })
    expect(answers?.description).toEqual({ kind: 'text', text: '```\nlog, never closed' })
    expect(asked?.command).toMatchObject({ doubtful: expect.arrayContaining(['certainty', 'systems']) })
  })

  it("a field's own heading typed inside an answer stays text, and the field keeps its value", () => {
    const description = 'x\n\n### 確かさ\n\n確定'
    const answers = answersOf(opened(issueBody(form, { ...input, description })))
    expect(answers?.description).toEqual({ kind: 'text', text: description })
    expect(answers?.certainty).toEqual({ kind: 'options', ids: ['suspected'], text: '' })
  })

  it('a note below a choice leaves the choice, and is kept', () => {
    const body = issueBody(form, input).replace('広がっている', '広がっている\n\n2階だけ')
    const [asked] = opened(body)
    expect(asked?.command).toMatchObject({ extra: '2階だけ' })
    expect(answersOf(opened(body))?.ongoing).toEqual({ kind: 'options', ids: ['spreading'], text: '' })
  })

  it('what stands beside known options in a form is kept with them', () => {
    const body = issueBody(form, input).replace('メール, チャット', 'メール, 謎のサーバー')
    expect(answersOf(opened(body))?.systems).toEqual({ kind: 'options', ids: ['email'], text: '謎のサーバー' })
  })

  it('an unreadable time stays a text', () => {
    const answers = answersOf(opened(issueBody(form, { ...input, 'detected-at': 'さっき' })))
    expect(answers?.['detected-at']).toEqual({ kind: 'unread-time', why: 'unreadable', text: 'さっき' })
  })

  it('an edited form asks only for what the edit changed', () => {
    const after = issueBody(form, { ...input, kind: 'power' })
    expect(edited(issueBody(form, input), after)).toMatchObject([
      {
        command: {
          kind: 'correct',
          answers: [{ field: 'kind', value: { kind: 'options', ids: ['power'], text: '' } }],
        },
        door: 'form',
        actor: { login: 'officer' },
      },
    ])
    expect(edited(issueBody(form, input), `${issueBody(form, input)}\n`)).toEqual([])
  })

  it('an edit whose earlier text is unknown asks for all that stands there', () => {
    expect(Object.keys(answersOf(edited(undefined, issueBody(form, input))) ?? {})).toEqual(Object.keys(input))
  })

  it('R1-1 a heading that an edit types once more is asked about, and once', () => {
    const before = issueBody(form, input)
    const heading = before.split('\n').find((line) => line.startsWith('### ')) ?? ''
    const after = `${before}\n\n${heading}\n\nSomething else`
    expect(edited(before, after)).toMatchObject([{ command: { kind: 'correct', repeated: [expect.any(String)] } }])
    expect(edited(after, `${after} now`).every(({ command }) => !('repeated' in command))).toBe(true)
  })

  it('R1-1 words that an edit adds beside the answers are kept, and once', () => {
    const before = issueBody(form, input)
    const after = `急いでいます\n\n${before}`
    expect(edited(before, after)).toMatchObject([{ command: { kind: 'correct', answers: [], more: '急いでいます' } }])
    expect(edited(after, `${after}\n`)).toEqual([])
    expect(edited(after, before)).toEqual([])
  })

  it('"now" in an edit is when it was edited', () => {
    const before = issueBody(form, { ...input, 'detected-at': '' })
    expect(answersOf(edited(before, issueBody(form, input)))).toEqual({
      'detected-at': { kind: 'time', at: '2030-01-01T09:05:00Z', text: '今' },
    })
  })
})

describe('corrections in comments', () => {
  it('are new facts, those alone that changed', () => {
    const asked = corrected(
      '/record\n### 深刻度\n低\n### 被害の特定\n1台',
      '/record\n### 深刻度\n高\n### 被害の特定\n1台',
    )
    expect(asked).toMatchObject([
      {
        command: {
          kind: 'record',
          answers: [{ field: 'severity', value: { kind: 'options', ids: ['high'] } }],
          unknown: [],
        },
        door: 'comment',
        cause: 'the-cause#0',
        at: '2030-01-02T09:00:00Z',
      },
    ])
  })

  it('no other command of an edited comment runs, old or new', () => {
    expect(corrected('/approve\n/set severity low', '/approve\n/set severity low\n\nthanks')).toEqual([])
    expect(corrected('/approve\n/set severity low', '/approve\n/advance\n/set severity low')).toMatchObject([
      { command: { kind: 'unreadable', edited: true, slip: { line: '/advance' } }, cause: 'the-cause#1' },
    ])
    expect(corrected('/approve\n/set severity low', '/approve\n/set severity high')).toMatchObject([
      { command: { kind: 'record' }, cause: 'the-cause#1' },
    ])
  })

  it('R4.2-4 an old comment turns into none: its author is given the line to send, and nobody else makes a request of his words', () => {
    for (const line of ['/set severity high', '/contain LANを抜いた', '/advance', '/note 電話した'])
      expect(corrected('see /set', line)).toMatchObject([
        { command: { kind: 'unreadable', edited: true, slip: { line } } },
      ])
    expect(corrected('looking', '/set severity high', PEOPLE.sysadmin)).toEqual([])
  })

  it.each(['help', 'status'] as const)('R4.2-4 a question that an edit adds is answered, once: /%s', (kind) => {
    expect(corrected('looking', `/${kind}`)).toMatchObject([{ command: { kind }, cause: 'the-cause#0' }])
    expect(corrected('/note 電話した', `/note 電話した\n/${kind}`)).toMatchObject([{ command: { kind } }])
    expect(corrected(`/${kind}`, `/${kind}\n\nthanks`)).toEqual([])
    expect(corrected('looking', `/${kind}`, PEOPLE.sysadmin)).toEqual([])
  })

  it.each([
    ['/contain LANを抜いた', 'まだ何もしていません', ['/contain LANを抜いた', 'contain']],
    ['/封じ込め LANを抜いた', 'まだ何もしていません', ['/contain LANを抜いた', 'contain']],
    ['見てきました\n/note 電話した', '見てきました', ['/note 電話した', 'note']],
    ['/set severity high\n/set damage 端末1台', '/set severity high', ['/set damage 端末1台', 'set']],
    ['/approve', '> /approve', ['/approve', 'note']],
    ['/note 一つめ\n/note 二つめ', '/note 一つめ', ['/note 二つめ', 'note']],
  ])('R4.2-4 what an edit takes out of a comment is told to stand: %j → %j', (before, body, [line, correctedBy]) => {
    expect(corrected(before, body)).toMatchObject([
      { command: { kind: 'unreadable', gone: [{ line, correctedBy }] }, door: 'comment', cause: 'the-cause#gone' },
    ])
  })

  it.each([
    ['/contain LANを抜いた', '取り急ぎ。\n\n/contain LANを抜いた'],
    ['/status\n/help', 'ありがとうございます'],
    ['/contian', 'まだ何もしていません'],
    ['/set severity high\n/set damage 端末1台', '/record\n### severity\nhigh\n### damage\n端末1台'],
    ['LANの話', '別の話'],
  ])('R4.2-4 nothing is told where nothing was taken out: %j → %j', (before, body) => {
    expect(corrected(before, body).filter(({ cause }) => cause.endsWith('#gone'))).toEqual([])
  })

  it('a misspelt fact can be put right, and one that is misspelt now is named', () => {
    expect(corrected('/set sevrity high', '/set severity high')).toMatchObject([
      { command: { answers: [{ field: 'severity' }], unknown: [] } },
    ])
    expect(corrected('/set severity', '/set severity high')).toHaveLength(1)
    expect(corrected('/set severity high', '/set sevrity low')).toMatchObject([
      { command: { answers: [], unknown: ['sevrity'] } },
    ])
  })

  it('"now" that stays as it was is no change', () => {
    expect(corrected('/set detected-at now', '/set detected-at now\n/set severity high')).toMatchObject([
      { command: { answers: [{ field: 'severity' }] } },
    ])
  })
})

describe('two processes with a phase of the same name', () => {
  const { incident } = policy.processes
  if (incident === undefined) throw new Error('the default policy has no incident')
  const requested = { requested: { label: { ja: '分析' }, succeeds: [] } }
  const two = { ...policy, processes: { revision: { ...incident, phases: requested }, incident } }
  const asked = (labels: string[]) =>
    commandsFromSignal({ ...onIssue('', labels), kind: 'comment', comment: written('/phase 分析') }, { policy: two })

  it('the label of the case says which is meant', () => {
    expect(asked(['hikeshi: incident'])).toMatchObject([{ command: { to: 'analysis' } }])
    expect(asked(['hikeshi: revision'])).toMatchObject([{ command: { to: 'requested' } }])
  })
})
