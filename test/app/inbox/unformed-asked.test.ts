import { describe, expect, it } from 'vitest'
import { openingOf } from '../../../src/app/inbox/form-answers.ts'
import type { IssueAct } from '../../../src/app/inbox/signal.ts'
import { unformedAsked as unformedIn } from '../../../src/app/inbox/unformed-asked.ts'
import type { Command } from '../../../src/domain/commands/command.ts'
import { PEOPLE } from '../../support/people.ts'
import { defaultPolicy as policy } from '../../support/worlds.ts'

const on = (title: string, body: string, more: { labels?: string[]; repository?: string } = {}): IssueAct => ({
  installation: 3,
  actor: { ...PEOPLE.reporter, type: 'User' },
  at: '2030-01-01T09:05:00Z',
  cause: 'form:opened',
  via: 'account',
  repository: {
    ...{ id: 1, owner: 'acme', name: more.repository ?? 'incidents', private: true, defaultBranch: 'main' },
  },
  issue: {
    ...{ id: 70, number: 7, nodeId: 'I_70', title, body, state: 'open', stateReason: undefined },
    labels: more.labels ?? [],
    assignees: [],
    author: { ...PEOPLE.reporter, type: 'User' },
    createdAt: '2030-01-01T09:05:00Z',
    updatedAt: '2030-01-01T09:05:00Z',
    isPullRequest: false,
    via: 'account',
    locked: false,
  },
})
const unformedAsked = (...[by, act]: [typeof policy, IssueAct]) => unformedIn(by, act, 'https://github.com')
const opening = (...args: Parameters<typeof on>) => {
  const command = unformedAsked(policy, on(...args))[0]?.command
  return command?.kind === 'open' ? command : undefined
}
const said = (...args: Parameters<typeof on>) =>
  opening(...args)?.answers.map(({ value }) => 'text' in value && value.text)

describe('a report that no form made', () => {
  it('R1-1 says what happened by its text, by its title where that says nothing', () => {
    expect(said('題', '本文')).toEqual(['本文'])
    expect(said('題', '### 見出し\n\n本文')).toEqual(['### 見出し\n\n本文'])
    expect(said('題', '')).toEqual(['題'])
    expect(said('題', ' \n\u3000\n')).toEqual(['題'])
    expect(said('題', '<!-- 例 -->')).toEqual(['題'])
    expect(said('題', '/contain 抜いた\n二行目')).toEqual(['題'])
    expect(said('題', '/contain 抜いた\n\n本文')).toEqual(['/contain 抜いた\n\n本文'])
  })

  it.each([
    ['bold', (label: string) => `**${label}**\n`],
    ['two marks', (label: string) => `## ${label}\n`],
    ['full width', (label: string) => `＃＃＃　${label}\n`],
    ['no blank', (label: string) => `###${label}：\n`],
    ['brackets', (label: string) => `【${label}】`],
    ['colons', (label: string) => `・${label}：`],
  ])('R1-1 a form that was typed is read as one, whatever its headings look like: %s', (_name, head) => {
    const body = [
      `${head('何が起きましたか')}PCが重い`,
      `${head('今も続いて・広がっていますか')}広がっている`,
      `${head('代理報告：気づいた方')}経理の山田`,
    ].join('\n\n')
    const read = (labels: string[]) =>
      (labels.length === 0 ? opening('題', body) : openingOf(policy, { body, labels }, '2030-01-01T09:05:00Z')) as
        | Extract<Command, { kind: 'open' }>
        | undefined
    for (const labels of [[], ['hikeshi: incident']])
      expect(read(labels)?.answers).toEqual([
        { field: 'description', value: { kind: 'text', text: 'PCが重い' } },
        { field: 'ongoing', value: { kind: 'options', ids: ['spreading'], text: '' } },
        { field: 'reported-for', value: { kind: 'text', text: '経理の山田' } },
      ])
  })

  it('R1-1 a line with a label of its own belongs to no answer above it, and is kept', () => {
    const body = '何が起きましたか：開けない\n気づいた日時：2030-01-01 08:00\n影響：営業部全員\n対応：LANを抜いた'
    expect(opening('題', body)).toMatchObject({
      answers: [{ field: 'description' }, { field: 'detected-at', value: { kind: 'time', text: '2030-01-01 08:00' } }],
      extra: '影響：営業部全員\n対応：LANを抜いた',
    })
  })

  it('R1-1 prose that names one field, or a heading that is none, stays whole', () => {
    for (const body of [
      '何が起きましたか：PCが重い\n\n助けて',
      '## 何が起きましたか\nPC\n## 確かさ\n疑い\n### ログ\nerror',
    ])
      expect(said('題', body)).toEqual([body])
  })

  it('R1-1 a second form in another language is asked about; an answer below GitHub’s sign for none is one', () => {
    const head = '### 何が起きましたか\n\na\n\n### 折り返し先\n\n_No response_'
    const two = `${head}\n\n### What happened?\n\nb\n\n### How sure?\n\nConfirmed`
    expect(openingOf(policy, { body: two, labels: ['hikeshi: incident'] }, '2030-01-01T09:05:00Z')).toMatchObject({
      repeated: ['description', 'certainty'],
    })
    expect(openingOf(policy, { body: `${head}\n\n内線 0000`, labels: [] }, '2030-01-01T09:05:00Z')).toMatchObject({
      answers: [{ field: 'description' }, { field: 'contact', value: { text: '内線 0000' } }],
    })
  })

  it.each([
    ['Ransom note', 'help', 'en'],
    ['VPN', '切れた', 'ja'],
    ['ﾊﾟｿｺﾝ', '', 'ja'],
    ['404', '!!', 'ja'],
  ])('%s / %s speaks %s', (title, body, language) => {
    expect(opening(title, body)?.language).toBe(language)
  })

  it('a policy without an English form is answered in its own language', () => {
    const { incident } = policy.processes
    if (incident?.form === undefined) throw new Error('the default policy has no incident form')
    const alone = {
      ...policy,
      processes: { ...policy.processes, incident: { ...incident, form: { ...incident.form, name: '報告' } } },
    }
    expect(unformedAsked(alone, on('Ransom note', 'help'))[0]?.command).toMatchObject({ language: 'ja' })
  })

  it('R4.3-1 its commands come after the opening, each once, in order, with a name of its own', () => {
    const asked = unformedAsked(policy, on('題', '/contain 抜いた\n\n/note 続き\n\n> /activate'))
    expect(asked.map(({ command }) => command.kind)).toEqual(['open', 'contain', 'note'])
    expect(new Set(asked.map(({ cause }) => cause)).size).toBe(3)
  })

  it('R8-2 where few may read it, it opens the restricted response without a word of it; a typed form is read as one', () => {
    const asked = unformedAsked(policy, on('経理の山田', '持ち出した\n\n/contain 止めた', { repository: 'restricted' }))
    expect(asked.map(({ command }) => command)).toEqual([
      {
        ...{ kind: 'open', process: 'restricted-incident', form: undefined, language: 'ja', answers: [], extra: '' },
        forms: 'https://github.com/acme/restricted/issues/new/choose',
      },
      { kind: 'contain', text: '止めた' },
    ])
    expect(opening('Somebody inside', '', { repository: 'restricted' })?.language).toBe('en')
  })

  it('refused: where nothing but other things are taken in, and what a form of another process made', () => {
    expect(unformedAsked(policy, on('題', '本文', { repository: 'runbooks' }))).toEqual([])
    expect(unformedAsked(policy, on('題', '本文', { labels: ['hikeshi: violation'] }))).toEqual([])
    expect(unformedAsked(policy, on('題', '本文', { labels: ['hikeshi: incident'] }))).toEqual([])
    const pull = on('題', '本文')
    expect(unformedAsked(policy, { ...pull, issue: { ...pull.issue, isPullRequest: true } })).toEqual([])
  })
})
