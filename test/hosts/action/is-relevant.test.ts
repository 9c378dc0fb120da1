import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toSignal } from '../../../src/adapters/github/signals/to-signal.ts'
import { isRelevant } from '../../../src/hosts/action/is-relevant.ts'
import { type WebhookExample, webhookExamples } from '../../contracts/webhook-examples.ts'

type Json = Record<string, unknown>

const OURS = [
  'issues',
  'issue_comment',
  'pull_request',
  'pull_request_review',
  'push',
  'projects_v2_item',
  'membership',
]
const examples = webhookExamples.filter(({ event }) => OURS.includes(event))
const example = (event: string, action?: string): WebhookExample => {
  const found = examples.find((one) => one.event === event && (action === undefined || one.payload.action === action))
  if (found === undefined) throw new Error(`There is no example of ${event} ${action}`)
  return found
}
const inside = (payload: Json, key: string): Json => (payload[key] ?? {}) as Json

const person = { id: 7, login: 'officer', type: 'User' }
const commented = (body: string, more: Json = {}): Json => {
  const { payload } = example('issue_comment', 'created')
  const { pull_request: _, ...issue } = inside(payload, 'issue')
  return { ...payload, issue, sender: person, comment: { ...inside(payload, 'comment'), body }, ...more }
}

describe('an event that asks for nothing', () => {
  it.each<[string, string, Json]>([
    ['a comment without a command', 'issue_comment', commented('Looking into /etc/passwd')],
    ['a command of a bot', 'issue_comment', commented('/status', { sender: { ...person, type: 'Bot' } })],
    ['a command on a pull request', 'issue_comment', commented('/status', { issue: { pull_request: {} } })],
    ['a comment that was deleted', 'issue_comment', commented('hello', { action: 'deleted' })],
    ['a label of other people', 'issues', { action: 'labeled', label: { name: 'bug' }, issue: {}, sender: person }],
    ['an issue that was pinned', 'issues', { action: 'pinned', issue: {}, sender: person }],
    [
      'a push to another branch',
      'push',
      { ref: 'refs/heads/x', repository: { default_branch: 'main' }, sender: person },
    ],
    ['an event that nobody asked for', 'star', { action: 'created', sender: person }],
    ['no object at all', 'issues', [] as unknown as Json],
  ])('%s', (_name, event, payload) => {
    expect(isRelevant(event, payload)).toBe(false)
  })
})

describe('an event that may ask for something', () => {
  it.each<[string, string, Json]>([
    ['a command', 'issue_comment', commented('Now:\n/contain Took it off the network')],
    ['a full-width command', 'issue_comment', commented('／ｓｔａｔｕｓ')],
    ['a phase label', 'issues', { action: 'labeled', label: { name: 'Phase: recovery' }, issue: {}, sender: person }],
    [
      'a phase that somebody renamed',
      'issues',
      {
        ...{ action: 'labeled', issue: {}, sender: person },
        label: { name: '復旧中', color: '0052cc', description: '段階: 復旧' },
      },
    ],
    [
      'a severity by hand',
      'issues',
      { action: 'labeled', label: { name: 'severity: low' }, issue: {}, sender: person },
    ],
    ['a report', 'issues', { action: 'opened', issue: {}, sender: person }],
  ])('%s', (_name, event, payload) => {
    expect(isRelevant(event, payload)).toBe(true)
  })

  it('is passed over by nobody: whatever has a meaning is looked at', () => {
    const words = fc.constantFrom(
      '/status',
      '/record\n### a\n',
      '/set a b',
      'phase: x',
      'severity: low',
      'Phase:y',
      '／ｓｅｔ a',
      'words',
      '> /x',
      '',
    )
    const texts = fc.oneof(
      words,
      fc.tuple(words, words).map((lines) => lines.join('\n')),
      fc.string(),
    )
    const senders = fc.constantFrom(person, { ...person, type: 'Bot' }, { ...person, login: 'x[bot]' })
    const actions = fc.constantFrom(
      'opened',
      'created',
      'edited',
      'labeled',
      'unlabeled',
      'closed',
      'reopened',
      'submitted',
      'dismissed',
      'synchronize',
    )
    let meant = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.record({ sender: senders, action: fc.option(actions), now: texts, before: texts, isPull: fc.boolean() }),
        ({ event, payload }, { sender, action, now, before, isPull }) => {
          const { pull_request: pull, ...issue } = inside(payload, 'issue')
          const told: Json = {
            ...payload,
            sender,
            ...(action !== null && { action }),
            ...(payload.issue !== undefined && { issue: isPull ? { ...issue, pull_request: pull ?? {} } : issue }),
            ...(payload.comment !== undefined && { comment: { ...inside(payload, 'comment'), body: now } }),
            ...(event !== 'projects_v2_item' && { changes: { body: { from: before } } }),
            label: { name: now },
          }
          const signal = toSignal(event, told)
          if (signal === undefined) return
          meant += 1
          expect(isRelevant(event, told)).toBe(true)
        },
      ),
      { numRuns: 1_000 },
    )
    // A property that never had anything to say would prove nothing.
    expect(meant).toBeGreaterThan(50)
  })

  it('agrees on every delivery that GitHub ever sent to those who recorded it', () => {
    const missed = webhookExamples.filter(
      ({ event, payload }) => toSignal(event, payload) !== undefined && !isRelevant(event, payload),
    )
    expect(missed).toEqual([])
  })
})
