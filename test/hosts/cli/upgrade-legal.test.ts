import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { changeLine } from '../../../src/adapters/messages/change-line.ts'
import { textsIn } from '../../../src/adapters/messages/texts.ts'
import type { Bases } from '../../../src/adapters/policy/bases.ts'
import { companyPolicy } from '../../../src/adapters/policy/company-policy.ts'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { isMapping } from '../../../src/domain/policy/own/mapping.ts'
import type { Policy } from '../../../src/domain/policy/policy.schema.ts'
import { upgradeCommand } from '../../../src/hosts/cli/definitions/upgrade.ts'
import { raiseBase } from '../../../src/hosts/cli/upgrade/raise-base.ts'
import { defaultText } from '../../domain/policy-proof/policies.ts'
import { incidentIn } from '../../support/incident.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { resolvedOf } from '../../support/resolved-policy.ts'
import { given } from '../../support/story.ts'
import { emptyFolder } from './hikeshi.ts'
import { runCommand } from './run-command.ts'

const NOW = '2030-01-01T00:00:00Z'
const FOLDER = new URL('../../fixtures/policies/own/', import.meta.url)
const NAMES = readdirSync(FOLDER)

/** A newer base: a shorter deadline, a longer keeping, a gate that asks for more, another word, a new field and a new deadline. */
function newer(): string {
  const changes: readonly (readonly [from: string, to: string])[] = [
    ['length: P10D', 'length: P9D'],
    ['length: P5Y', 'length: P6Y'],
    ['en: Lessons meeting', 'en: Lessons learned'],
    [
      '\nworks:\n',
      '\nworks:\n  archive-keeping: { label: { ja: 保管, en: Archive keeping }, tolerable-downtime: P3D }\n',
    ],
    [
      '  went-wrong: {',
      '  went-astray: { kind: text, label: { ja: 行き違い, en: Gone astray }, clause: R4.4-4 }\n  went-wrong: {',
    ],
  ]
  const text = changes.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`the base has no ${from}`)
    return now.replace(from, () => to)
  }, defaultText())
  return text.replaceAll('facts: [eradication-measures]', 'facts: [eradication-measures, late-reason]')
}

const VALUES: Readonly<Record<string, unknown>> = { 'default@1': parse(defaultText()), 'default@2': parse(newer()) }
const bases: Bases = { names: Object.keys(VALUES), value: (name) => VALUES[name] }

const textOf = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8')
function policyOf(text: string): Policy {
  const read = companyPolicy(text, { file: 'hikeshi.yml', bases })
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.policy
}

/** The things of a policy by section and id; what a process has from another is that one's. */
function things(policy: Policy): Map<string, string> {
  const { base: _, ...sections } = policy
  return new Map(
    Object.entries(sections).flatMap(([section, value]) =>
      isMapping(value)
        ? Object.entries(value).map(([id, one]): [string, string] => [`${section}.${id}`, JSON.stringify(one)])
        : [[section, JSON.stringify(value)] as [string, string]],
    ),
  )
}

describe('a newer base under unusual policies', () => {
  /** A record of a case, and the policy of each company by which it was judged. */
  let records: string
  const shas = new Map<string, string>()
  beforeAll(async () => {
    records = await mkdtemp(join(tmpdir(), 'records-'))
    execFileSync('git', ['init', '-q'], { cwd: records })
    for (const name of NAMES) {
      const input = resolvedOf(textOf(name)) ?? expect.fail(name)
      shas.set(name, String(execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: records, input })).trim())
    }
    await mkdir(join(records, 'ledger/2030'), { recursive: true })
  })

  afterAll(() => rm(records, { recursive: true }))

  it.each(NAMES)(
    'R9-2 R9-4 %s: told is what differs and nothing else, in both languages; its own stays, and nothing is found',
    (name) => {
      const text = textOf(name)
      const done = raiseBase(text, bases, { locale: undefined, now: NOW })
      if (done.kind !== 'raised') throw new Error(done.kind)
      const { raised } = done
      expect(raised.text).toBe(text.replace('default@1', 'default@2'))
      expect(raised.findings).toEqual([])
      const [before, after] = [policyOf(text), policyOf(raised.text)]
      expect(after).toEqual(raised.policy)
      const [were, are] = [things(before), things(after)]
      const differing = [...new Set([...were.keys(), ...are.keys()])].filter((key) => were.get(key) !== are.get(key))
      const told = raised.changes.map(({ path: [section = '', id = ''] }) =>
        were.has(section) ? section : `${section}.${id}`,
      )
      const heirs = (key: string): string => {
        const [section, id = ''] = key.split('.')
        const like = section === 'processes' ? after.processes[id]?.like : undefined
        return like === undefined ? key : `processes.${like}`
      }
      expect([...new Set(told)].sort()).toEqual([...new Set(differing.map(heirs))].sort())
      for (const language of ['ja', 'en'] as const)
        for (const change of raised.changes)
          expect(changeLine(textsIn(language), change, language)).not.toMatch(/undefined|[{}]{2}|: *$|「」|""/)
    },
  )

  it.each(NAMES)(
    'R9-2 %s: recorded cases are judged by it as well, and what would have gone otherwise is named with its clause',
    async (name) => {
      const dir = await emptyFolder()
      await mkdir(join(dir, '.github'))
      await writeFile(join(dir, '.github/hikeshi.yml'), textOf(name))
      const { told } = given(...incidentIn('closed'))
      const ledger = recordedCase(told, { policy: shas.get(name) ?? '' })
      await writeFile(join(records, 'ledger/2030/000001.jsonl'), printLedger(ledger))
      const { code, out } = await runCommand(
        upgradeCommand(bases),
        '--dir',
        dir,
        '--records',
        records,
        '--locale',
        'en',
      )
      expect(code).toBe(0)
      const lines = out.split('\n')
      expect(lines).toContain('- Changed: deadline “Prevention plan” length P10D → P9D')
      // A length of the company's own stays.
      expect(lines.some((line) => line.includes('P6Y'))).toBe(!textOf(name).includes('retention'))
      expect(lines).toContain('1 cases, 23 requests: 1 cases would have gone otherwise.')
      const [judged = '', ...more] = lines.filter((line) => line.includes('would be'))
      expect([judged.trim(), more]).toEqual(['- would be refused: move recovery (R4.3-1)', []])
    },
  )
})
