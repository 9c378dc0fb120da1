import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Opening } from '../../../src/adapters/messages/opening-words.ts'
import { COMMAND_GROUPS } from '../../../src/adapters/messages/slash-commands.ts'
import { textsOf } from '../../../src/adapters/messages/text-files.ts'
import { md, textsIn } from '../../../src/adapters/messages/texts.ts'
import { BROKEN_RULES } from '../../../src/app/ports/answer-error.ts'
import { CALL_FAILURES } from '../../../src/domain/calls/call-standing.ts'
import { CALL_STEPS } from '../../../src/domain/calls/call-steps.ts'
import { EVENT_TYPES } from '../../../src/domain/case/event.schema.ts'
import { STEP_KINDS } from '../../../src/domain/clock/step-kind.ts'
import { COMMANDS } from '../../../src/domain/commands/command.ts'
import { LANGUAGES } from '../../../src/domain/policy/languages.ts'
import { LEFT } from '../../../src/domain/redaction/left.ts'
import { REASON_CODES } from '../../../src/domain/refusals/reason.ts'
import { type Help, REFUSALS } from '../../../src/domain/refusals/refusals.ts'

const slash: string[] = Object.values(COMMAND_GROUPS).flat()
/** Texts that are asked for by a computed key: what stands behind the dot is exactly this. */
const OPENINGS: readonly Opening[] = ['report', 'statement', 'request', 'start']
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  reason: REASON_CODES,
  remedy: REASON_CODES,
  asked: COMMANDS.map(({ kind }) => kind),
  event: [...EVENT_TYPES, 'case-started'],
  opening: OPENINGS,
  opener: OPENINGS,
  usage: slash,
  help: [...slash, 'named'],
  group: Object.keys(COMMAND_GROUPS).map((key) => key.slice('group.'.length)),
  'adopted-by': ['administrator', 'officer', 'pull-request'],
  'call-step': CALL_STEPS,
  'call-failed': CALL_FAILURES,
  said: STEP_KINDS,
  reminder: STEP_KINDS,
  unrecorded: [
    ...[
      'rule',
      'secret',
      'archived',
      'tampered',
      'no-key',
      'full',
      'forbidden',
      'forbidden-unsaid',
      'not-found',
      'gone',
    ],
    ...['moved', 'not-installed', 'limited', 'limited-unsaid', 'later'],
  ],
  'broken-rule': BROKEN_RULES,
  relocated: ['transferred', 'deleted', 'arrived'],
  'board-lost': ['title', 'unseen', 'closed', 'no-field'],
  left: [...LEFT, 'issue-moved'],
  'stand-in': ['deleted', 'deleted.title', 'transferred', 'transferred.title'],
  why: [
    ...['answered', 'acted', 'organisation-started', 'organisation-stood-down'],
    ...['phase', 'fact', 'merged', 'notice', 'acknowledged', 'approved', 'edition', 'recovered', 'action'],
  ],
  link: ['duplicate', 'part', 'child-duplicate', 'child-part'],
  'edition-length': ['years', 'months', 'weeks', 'days', 'business', 'hours', 'minutes'].flatMap((unit) => [
    unit,
    `${unit}-one`,
  ]),
  'edition-from': ['merged', 'phase', 'fact', 'opened', 'notice', 'acknowledged', 'other'],
  'pull-is': ['open', 'merged', 'closed'],
  'bot-moved': ['column', 'label', 'state'],
  'bot-remedy': ['column', 'label', 'state'],
  'unset-what': ['type', 'severity', 'blocked'],
}

const keys = Object.keys(textsOf('ja'))
const familyOf = (key: string): string => key.slice(0, key.indexOf('.'))
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\{\s*[^}]+\}\}/g) ?? [])].sort()

function sources(folder: URL): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory()
        ? sources(new URL(`${entry.name}/`, folder))
        : readFileSync(new URL(entry.name, folder), 'utf8'),
    )
    .join('\n')
}

describe('texts in two languages', () => {
  it('have the same keys, in the same order', () => {
    expect(Object.keys(textsOf('en'))).toEqual(keys)
    expect(keys.length).toBeGreaterThan(200)
  })

  it('have the same placeholders', () => {
    const differing = keys.filter((key) => {
      const [one, other] = LANGUAGES.map((language) =>
        placeholders(textsOf(language)[key as keyof ReturnType<typeof textsOf>]),
      )
      return JSON.stringify(one) !== JSON.stringify(other)
    })
    expect(differing).toEqual([])
  })

  it.each(Object.entries(FAMILIES))('name every %s, and no other', (family, ids) => {
    const found = keys.filter((key) => familyOf(key) === family).map((key) => key.slice(family.length + 1))
    expect(found.sort()).toEqual([...ids].sort())
  })

  it('are all in use', () => {
    const code = ['adapters/messages/', 'domain/refusals/']
      .map((folder) => sources(new URL(`../../../src/${folder}`, import.meta.url)))
      .join('')
    const isUsed = (key: string): boolean =>
      code.includes(`'${key}'`) || (familyOf(key) === 'slot' && code.includes(`[${key.slice('slot.'.length)}]`))
    const unused = keys.filter((key) => FAMILIES[familyOf(key)] === undefined && !isUsed(key))
    expect(unused).toEqual([])
  })

  it('of every slot and command that a refusal helps with are there', () => {
    const ways = Object.values(REFUSALS).flatMap(({ help }: { help: Help }) => (typeof help === 'string' ? [] : help))
    const named = ways.flatMap((way) => [
      ...(way.startsWith('usage.') ? [way] : []),
      ...[...way.matchAll(/\[(\w+)\]/g)].map(([, slot]) => `slot.${slot}`),
    ])
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((key) => !keys.includes(key))).toEqual([])
  })

  it('of a refusal name ids that its code has', () => {
    const strange = Object.entries(REFUSALS).flatMap(
      ([code, { help, params }]: [string, { help: Help; params: object }]) =>
        (typeof help === 'string' ? [] : help)
          .flatMap((way) => [...way.matchAll(/\{(\w+)\}/g)].map(([, id = '']) => id))
          .filter((id) => !(id in params))
          .map((id) => `${code}: ${id}`),
    )
    expect(strange).toEqual([])
  })

  it.each(LANGUAGES)('%s: let nothing past the escape, and put no value into code', (language) => {
    for (const [key, text] of Object.entries(textsOf(language))) {
      expect(text.trim(), key).not.toBe('')
      expect(text, key).not.toMatch(/\{\{\s*[{&#^/>!=]/)
      expect(text, key).not.toMatch(/`[^`]*\{\{[^`]*`/)
    }
  })

  it.each(['audit', 'doctor', 'errors', 'records', 'register', 'rehearsal', 'set-up', 'warnings'] as const)(
    'of %s have the same keys and placeholders',
    async (of) => {
      const read = (language: string): Record<string, string> =>
        JSON.parse(readFileSync(new URL(`../../../templates/texts/${of}/${language}.json`, import.meta.url), 'utf8'))
      const shape = (texts: Record<string, string>) =>
        Object.entries(texts).map(([key, text]) => `${key} ${[...new Set(text.match(/\{[a-z]+\}/g) ?? [])].sort()}`)
      expect(shape(read('en')).length).toBeGreaterThan(10)
      expect(shape(read('ja'))).toEqual(shape(read('en')))
    },
  )

  it('make a value harmless, and leave our own Markdown as it is', () => {
    const translate = textsIn('en')
    expect(translate('event.note-added', { note: '@everyone <!-- hikeshi:status -->' })).not.toMatch(/@e|<!--/)
    expect(translate('event.note-added', { note: md('`@officer`') })).toBe('Note: `@officer`')
  })
})
