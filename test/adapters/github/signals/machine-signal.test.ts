import { describe, expect, it } from 'vitest'
import { toSignal } from '../../../../src/adapters/github/signals/to-signal.ts'
import { webhookExamples } from '../../../contracts/webhook-examples.ts'

const examples = (event: string) => webhookExamples.filter((one) => one.event === event).map(({ payload }) => payload)
const ALERTS = ['secret_scanning_alert', 'code_scanning_alert', 'dependabot_alert'] as const
const HEARD = [
  ...['created', 'appeared_in_branch', 'reopened', 'reopened_by_user', 'auto_reopened', 'reintroduced'],
  'publicly_leaked',
]
const [dispatch] = examples('repository_dispatch')
const report = (more: object) =>
  toSignal('repository_dispatch', {
    ...dispatch,
    action: 'hikeshi-report',
    client_payload: { title: 'Disk full' },
    ...more,
  })

describe('R4.1-3 what machines tell GitHub', () => {
  it('allowed: a dispatch of the type hikeshi-report is a report, by whomever', () => {
    expect(report({})).toMatchObject({ kind: 'machine-report', from: 'dispatch', title: 'Disk full', text: '' })
    const sender = { id: 5, login: 'probe[bot]', type: 'Bot' }
    expect(report({ sender, client_payload: { title: 'a', text: 'b' } })).toMatchObject({ title: 'a', text: 'b' })
  })

  it.each([
    [{ title: 7 }, '7', ''],
    [{ title: 'a', text: { free: '2 %' } }, 'a', '{\n  "free": "2 %"\n}'],
    [{ text: 'Disk full\n98 %' }, 'Disk full 98 %', 'Disk full\n98 %'],
    [{ alertname: 'DiskFull' }, '{ "alertname": "DiskFull" }', '{\n  "alertname": "DiskFull"\n}'],
  ])('allowed: one in a form of its own is heard in its own words: %j', (client_payload, title, text) => {
    expect(report({ client_payload })).toMatchObject({ title, text })
  })

  it('refused: another type, or one that says nothing; what is too long is cut', () => {
    expect(report({ action: 'deploy' })).toBeUndefined()
    for (const client_payload of [null, {}, { title: '' }, { title: null, text: ' ' }])
      expect(report({ client_payload })).toBeUndefined()
    const long = report({ client_payload: { title: 'a'.repeat(65_000), text: 'b'.repeat(65_000) } })
    expect(long).toMatchObject({ title: 'a'.repeat(200), text: 'b'.repeat(10_000) })
  })

  // Of secrets that were found nobody has recorded a delivery.
  it.each(['code_scanning_alert', 'dependabot_alert'])(
    '%s: GitHub’s own recorded deliveries, new ones alone, by number and link',
    (event) => {
      const told = examples(event).map(
        (payload) => [String((payload as { action?: string }).action), toSignal(event, payload)] as const,
      )
      const heard = told.filter(([, signal]) => signal !== undefined)
      const begun = told.filter(([action]) => HEARD.includes(action))
      expect([told.length > 0, heard.length]).toEqual([true, begun.length])
      for (const [action, signal] of heard) {
        expect(HEARD).toContain(action)
        expect(signal).toMatchObject({
          kind: 'machine-report',
          text: expect.stringMatching(/^https:\/\/github\.com\/[^\s]+$/),
        })
      }
    },
  )

  it.each(HEARD)('%s: it is known by when it began, or began again', (action) => {
    const at = { created_at: '2026-11-01T00:00:00Z', updated_at: '2026-11-29T00:00:00Z' }
    const alert = { number: 7, html_url: 'https://github.com/example-corp/website/security/7', ...at }
    const told = (one: object) =>
      toSignal('secret_scanning_alert', { ...dispatch, action, alert: { ...alert, ...one } })
    const isFirst = ['created', 'appeared_in_branch'].includes(action)
    expect(told({})).toMatchObject({ since: isFirst ? at.created_at : at.updated_at })
    expect(told({ created_at: null, updated_at: null })).toMatchObject({ since: undefined })
  })

  it('refused: what ends an alert, or is only said about it', () => {
    const alert = { number: 7, html_url: 'https://github.com/example-corp/website/security/7' }
    for (const action of [
      'resolved',
      'fixed',
      'dismissed',
      'auto_dismissed',
      'closed_by_user',
      'validated',
      'assigned',
    ])
      expect(toSignal('secret_scanning_alert', { ...dispatch, action, alert })).toBeUndefined()
  })

  it('at least one kind of alert was ever recorded', () => {
    const all = ALERTS.flatMap((event) => examples(event).map((payload) => toSignal(event, payload)))
    expect(all.some((signal) => signal !== undefined)).toBe(true)
  })
})
