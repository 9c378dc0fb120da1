import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editionText } from '../../../../src/adapters/messages/edition/edition-text.ts'
import { editionOf } from '../../../../src/domain/edition/edition-of.ts'
import type { DocumentPolicy } from '../../../../src/domain/policy/document.schema.ts'
import { LANGUAGES } from '../../../../src/domain/policy/languages.ts'
import { type Policy, policySchema } from '../../../../src/domain/policy/policy.schema.ts'
import { customerOf } from '../../../support/customers.ts'
import { defaultPolicy } from '../../../support/worlds.ts'
import { rendered } from '../rendered.ts'

const version = { sha: '1a2b3c4d5e6f', day: '2030-01-01', revised: [{ day: '2030-02-01', sha: 'feedbeef' }] }
const rule = ruleOf(defaultPolicy)

function ruleOf(policy: Policy): DocumentPolicy {
  return policy.processes.edition?.documents.edition ?? expect.fail('The default policy draws an edition')
}
const textsOf = (policy: Policy): string[] =>
  LANGUAGES.map((language) => editionText(editionOf(policy, ruleOf(policy)), version, language))

const CANARY = 'kanaria'
type Place = readonly (string | number)[]

/** Every text of a policy with its place. */
function placesIn(node: unknown, at: Place = []): Place[] {
  if (typeof node === 'string') return [at]
  if (Array.isArray(node)) return node.flatMap((one, index) => placesIn(one, [...at, index]))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, one]) => placesIn(one, [...at, key]))
}
/** Every text made anew by its place, in one pass. */
function reworded(node: unknown, words: (place: string) => string | undefined, at: Place = []): unknown {
  if (typeof node === 'string') return words(at.join('.')) ?? node
  if (Array.isArray(node)) return node.map((one, index) => reworded(one, words, [...at, index]))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, one]) => [key, reworded(one, words, [...at, key])]))
}

/** A company that has everything that must not be told: people by name, customers, confidential fields, packs on. */
const FULL: Policy = {
  ...defaultPolicy,
  roles: Object.fromEntries(
    Object.entries(defaultPolicy.roles).map(([id, role]) => [id, { ...role, users: ['somebody'], teams: ['a-team'] }]),
  ),
  customers: { one: customerOf('First'), two: customerOf('Second') },
  'public-repositories': { runbooks: 'reason' },
}

/** Where words may come from that stand in the edition: nothing else of the policy does. */
const MAY: readonly RegExp[] = [
  /^company\.name$/,
  /^groups\./,
  /^history\.\d+\./,
  /^roles\.[\w-]+\.label/,
  /^fields\.(category|kind|harm)\.options\.\d+\.label/,
  /^fields\.(personal-data-known-at|severity)\.label/,
  /^processes\.(incident|exception|disclosure|revision|review)\.(label|phases\.[\w-]+\.label)/,
  /^processes\.(incident|revision)\.notices\.(customers|persons-covered)\.label/,
  /^processes\.incident\.acknowledgements\.board-report\.label/,
  /^processes\.incident\.pull-requests\.prevention\.(label|sections\.\d+\.label)/,
  /^processes\.edition\.documents\.edition\.(label|in-force|opening|about)/,
  /^clocks\.personal-data-(subjects|entrusting-company)\.label/,
]

/** Texts that a policy may word as it likes; what names a thing elsewhere is an id and stays. */
const FREE =
  /\.(ja|en)$|^company\.|\.(users|teams)\.\d+$|^customers\.[^.]+\.(?!agreed-on)|^public-repositories\.|^repositories\./
const free = placesIn(FULL)
  .map((place) => place.join('.'))
  .filter((place) => FREE.test(place))
const wordsAt = (places: readonly string[], words: (at: number) => string): Policy => {
  const at = new Map(places.map((place, index) => [place, words(index)]))
  return policySchema.parse(reworded(FULL, (place) => at.get(place)))
}

describe('the edition for customers and persons covered', () => {
  it('R8-1 R8-2 refused: of every text that a policy has, only words that may be told stand in it, in either language', () => {
    expect(free.length).toBeGreaterThan(900)
    const said = textsOf(wordsAt(free, (at) => `${CANARY}${at}z`)).join('\n')
    const told = [...said.matchAll(new RegExp(`${CANARY}(\\d+)z`, 'g'))].map(([, at]) => free[Number(at)] ?? '')
    expect(new Set(told).size).toBeGreaterThan(60)
    expect(told.filter((place) => !MAY.some((one) => one.test(place)))).toEqual([])
  })

  it('R8-2 refused: a restricted process is left out even where the policy lists it, and so is a confidential field', () => {
    const { edition } = defaultPolicy.processes
    if (edition === undefined) throw new Error('There is no edition')
    const listed = { ...rule, processes: [...(rule.processes ?? []), 'violation', 'restricted-incident'] }
    const policy = {
      ...defaultPolicy,
      processes: { ...defaultPolicy.processes, edition: { ...edition, documents: { edition: listed } } },
    }
    expect(textsOf(policy)).toEqual(textsOf(defaultPolicy))
    const { harm, kind } = defaultPolicy.fields
    if (harm === undefined || kind === undefined) throw new Error('There are such fields')
    const few = {
      ...defaultPolicy,
      fields: { ...defaultPolicy.fields, harm: { ...harm, confidential: true }, kind: { ...kind, confidential: true } },
    }
    const [, english = ''] = textsOf(few)
    expect(english).not.toContain('We wronged')
    expect(english).not.toContain('malware')
    expect(english).toContain('Breach of security')
  })

  it('R8-2 refused: a policy whose words try to break out makes no mention, link, marker or HTML', () => {
    const pieces = [
      '@officer ',
      '<!-- hikeshi:status -->',
      '\n# ',
      '](https://example.org)',
      '```\n',
      '| x |',
      '<img src=x>',
      '{{x}}',
      '\n/approve',
      '#12 ',
      'x',
    ]
    const hostile = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
      .map((parts) => `${parts.join('')}x`)
    const tellable = free.filter((place) => MAY.some((one) => one.test(place)))
    fc.assert(
      fc.property(hostile, (words) => {
        for (const text of textsOf(wordsAt(tellable, () => words))) {
          const { mentions, links, html, references } = rendered(text)
          expect([...mentions, ...links, ...html, ...references]).toEqual([])
          expect(text).not.toContain('<!--')
        }
      }),
      { numRuns: 10 },
    )
  })

  it('R8-1 allowed: it says since when it counts, what counts as an incident, who decides, what is told and by when', () => {
    const [japanese = '', english = ''] = textsOf(defaultPolicy)
    for (const words of [
      '**2023年9月末日施行、2024年12月1日改訂**',
      '情報セキュリティ責任者に遅滞なく報告してください',
      '運用の版：`1a2b3c4`（2030-01-01 から）',
      'セキュリティに対する侵害',
      '| 根絶 | システム管理担当者、実行責任者 |',
      '「再発防止計画」の確定から5営業日以内',
      '営業日は土曜日、日曜日、国民の祝日、当社の休業日を除いた日',
      '12か月ごと',
      '2023-09-01',
      '2030-02-01：改訂（版 `feedbee`）',
    ])
      expect(japanese).toContain(words)
    for (const words of [
      'Version in use: `1a2b3c4` (since 2030-01-01)',
      'within 5 business days of the completion of “Recurrence-prevention plan”',
      'Held every 12 months.',
      'board of directors',
    ])
      expect(english).toContain(words)
    expect(english).not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u)
  })

  it('R8-1 deadlines of a pack are told once it is on', () => {
    const pack = defaultPolicy.packs['personal-data'] ?? expect.fail('There is the pack')
    const off = { ...defaultPolicy, packs: { 'personal-data': { ...pack, on: false } } }
    expect(textsOf(off)[1]).not.toContain('data subjects')
    expect(textsOf(defaultPolicy)[1]).toContain('Notice to the data subjects | within 30 days of')
  })
})
