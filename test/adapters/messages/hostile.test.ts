import fc from 'fast-check'
import Mustache from 'mustache'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { textsOf } from '../../../src/adapters/messages/text-files.ts'
import { LANGUAGES, type Language } from '../../../src/domain/policy/languages.ts'
import { REASON_CODES, type Reason } from '../../../src/domain/refusals/reason.ts'
import { type Act, as, contain, move, open, pullRequest, record } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { PEOPLE } from '../../support/people.ts'
import { rendered } from './rendered.ts'
import { closing, learning } from './sample-acts.ts'
import { answerText, answerTexts, statusText, told } from './sample-world.ts'

const pieces = [
  ...[
    '@everyone',
    '@org/team',
    '#1',
    'GH-1',
    'owner/repo#12',
    'deadbeefcafe',
    'https://evil.example',
    'HTTPS://evil.example',
    'mailto:a@evil.example',
    'evil@evil.example',
    ':tada:',
    '$x^2$',
    '$`x`$',
    '&#64;everyone',
    '&commat;org/team',
    'org/repo@deadbeef',
    'www.evil.example',
  ],
  ...[
    '<!-- hikeshi:status -->',
    '<!-- hikeshi:line=1 -->',
    '<!--',
    '-->',
    '<b>',
    '</details>',
    '<details>',
    '</sub>',
    '<br>',
  ],
  ...[
    '|',
    '\\|',
    '\\',
    '`',
    '```',
    '~~~',
    '`@everyone`',
    '[a](http://b)',
    '![a](b)',
    '[^1]',
    '[^1]: x',
    '> x',
    '- [ ] x',
  ],
  ...[
    '# h',
    '## h',
    '---',
    '===',
    '/contain x',
    '/record',
    '\n',
    '\r\n',
    '\n\n',
    '\t',
    '\u202e',
    '\u0000',
    '{{phase}}',
    '{{{x}}}',
  ],
  ...['{{#a}}', '被害', '不明: ', ' ', 'x'],
]
// The letter at the end: a text that nobody can see is no answer, and the case would stand elsewhere.
const hostile = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
  .map((parts) => `${parts.join('')}x`)

const HEADINGS = [
  ...(['title', 'next', 'next-ready', 'clocks', 'facts', 'people', 'runbook', 'organisation'] as const),
  ...(['actions', 'pulls', 'proposals', 'contacts', 'cooperation'] as const),
]
/** A heading of ours in a language, whatever the case has put into it. */
const isOurs = (language: Language, heading: string): boolean =>
  HEADINGS.some((key) => {
    const [before = '', after] = textsOf(language)[`status.${key}`].split('{{')
    return after === undefined ? heading === before : heading.startsWith(before)
  })

/** Texts of people wherever a case takes one. */
function story(text: string): Act[] {
  const asked = open({ description: text, kind: ['malware'], contact: text })
  return [
    as('reporter', asked.kind === 'open' ? { ...asked, extra: text } : asked, 'form'),
    as('reporter', { kind: 'note', text: `n${text}` }),
    as('responder', contain(text)),
    as('responder', record({ damage: text, cause: `不明: ${text}` })),
    as('responder', { kind: 'evidence', what: text, where: text, hash: undefined, holder: text }),
    as('officer', { kind: 'contact', whom: text, answer: text }),
    as('officer', { kind: 'action', owner: 'sysadmin', due: '2030-03-01', text }),
    as('officer', { kind: 'sent', notice: 'customers', channel: text, audience: text, count: 1 }),
    as('officer', { kind: 'acknowledge', what: 'board-report', reference: text }),
    as('officer', { kind: 'redact', line: 2, reason: text }),
    as('responder', { kind: 'record', unknown: [text], answers: [] }),
    as('responder', move(text)),
    as('responder', { kind: 'recovered', system: text }),
    as('officer', { kind: 'stand-down', trigger: text }),
    as('officer', { kind: 'appoint', login: text }),
    as('officer', { kind: 'unreadable', name: text }),
    as('officer', { kind: 'named', name: text, reason: text }),
    as('officer', move('analysis', text)),
  ]
}

const OURS = /^(<!-- hikeshi:[a-z0-9=-]+ -->|<\/?(details|summary|sub)>|<br>|<details>\n<summary>[^<]*<\/summary>)$/

describe('hostile words', () => {
  it.each(LANGUAGES)('%s: break out of nothing in the status comment', (language) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = rendered(statusText(told(story(text)), language))
        const plain = rendered(statusText(told(story('x')), language))
        expect(shown.mentions).toEqual([])
        expect(shown.headings.filter((heading) => !isOurs(language, heading))).toEqual([])
        expect(shown.links).toEqual(plain.links)
        expect(shown.html.filter((html) => !OURS.test(html))).toEqual([])
        expect(shown.html.filter((html) => html.startsWith('<!--'))).toEqual(['<!-- hikeshi:status -->'])
        expect(shown.tables.map((rows) => [...new Set(rows)])).toEqual([[2], [4]])
        expect([shown.references, shown.signs]).toEqual([[], []])
      }),
      { numRuns: 25 },
    )
  })

  it.each(LANGUAGES)('%s: call nobody in any answer, and end no answer early', (language) => {
    const staff = Object.values(PEOPLE).map(({ login }) => login as string)
    fc.assert(
      fc.property(hostile, (text) => {
        for (const answer of answerTexts(story(text), language)) {
          const shown = rendered(answer)
          expect(shown.mentions.filter((login) => !staff.includes(login))).toEqual([])
          expect(answer).not.toContain('<!--')
          expect(shown.html.filter((html) => !OURS.test(html))).toEqual([])
          expect(shown.headings).toEqual([])
          expect(shown.links).toEqual([])
        }
      }),
      { numRuns: 25 },
    )
  })

  it('logins that are none are shown as text', () => {
    const by = { id: 1, login: 'a @everyone `|' }
    const text = answerText(
      told([reported()]),
      { kind: 'refused', line: 3, by, command: 'note', target: undefined, door: 'comment', reasons: [] },
      'en',
    )
    expect(rendered(text).mentions).toEqual([])
  })
})

describe('no text lacks a word', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  const params: NonNullable<Reason['params']> = {
    ...{
      field: 'harm',
      fields: ['contact'],
      phase: 'analysis',
      phases: ['analysis'],
      role: 'officer',
      roles: ['officer'],
      account: 'deputy',
    },
    ...{ line: '4', column: '2', system: 'email', systems: ['email'], notice: 'customers', notices: ['customers'] },
    ...{ what: 'board-report', whats: ['board-report'], pull: 'prevention', number: '7', repository: 'runbooks' },
    ...{ section: 'technical', runbooks: ['malware'], triggers: ['all-recovered'], action: 'a1', actions: ['a1'] },
    ...{
      text: 'words',
      options: ['none'],
      ofField: 'harm',
      command: 'note',
      file: 'hikeshi.yml',
      sha: 'abc',
      problem: 'x',
    },
    ...{
      message: 'words',
      suggestion: 'words',
      document: 'board-report',
      answer: 'statement',
      until: '2030-01-09T00:00:00Z',
    },
  }

  it.each(LANGUAGES)('%s: each reason and what to do says all that it names', (language) => {
    const now = told(learning)
    for (const code of REASON_CODES) {
      const text = answerText(
        now,
        {
          kind: 'refused',
          line: 9,
          by: PEOPLE.officer,
          command: 'move',
          target: 'closed',
          door: 'comment',
          reasons: [{ code, clause: 'R4.2-2', params }],
        },
        language,
      )
      expect(text, code).not.toMatch(/「」|“”|(?<!`)``(?!`)|\(\)|undefined|\[object|\{\{/)
      expect(text, code).toContain('R4.2-2')
    }
  })

  it.each(LANGUAGES)('%s: every value that a text asks for is given', (language) => {
    const render = vi.spyOn(Mustache, 'render')
    const acts = [...learning, as('officer', move('closed', 'x')), pullRequest({ state: 'closed' }), ...closing]
    answerTexts([...acts, as('officer', { kind: 'help' }), as('officer', { kind: 'status' })], language)
    statusText(told(acts), language)
    statusText(told([reported('unknown')]), language)
    const lacking = render.mock.calls.flatMap(([template, view]) =>
      [...String(template).matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, name = '']) =>
        view !== null && typeof view === 'object' && name in view && !Object.is(Reflect.get(view, name), undefined)
          ? []
          : [`${template}: ${name}`],
      ),
    )
    expect(render.mock.calls.length).toBeGreaterThan(500)
    expect([...new Set(lacking)]).toEqual([])
  })
})
