import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { openings } from './tools/architecture/comment-openings.ts'
import { broken, cruised } from './tools/architecture/cruise.ts'
import { JUDGED, leftOut } from './tools/architecture/left-out.ts'
import { moduleState } from './tools/architecture/module-state.ts'
import { otherShapes } from './tools/architecture/other-shapes.ts'
import { RULES } from './tools/architecture/rules.ts'
import { sourcesIn, spreads } from './tools/architecture/spread.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true })
})

/** A project of these files, with the real packages, to show that a rule catches what it is for. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'architecture-'))
  made.push(folder)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

describe('domain ← app ← adapters ← hosts', () => {
  it('every import of the project keeps to the rules, and every module was looked at', async () => {
    const result = await cruised(root)
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    const written = files.filter((file) => file.endsWith('.ts')).map((file) => `src/${file}`)
    const seen = result.modules.map(({ source }) => source).filter((source) => source.startsWith('src/'))
    expect(written.length).toBeGreaterThan(100)
    expect(seen).toEqual(expect.arrayContaining(written))
    expect(result.summary.totalDependenciesCruised ?? 0).toBeGreaterThan(written.length)
    expect(broken(result)).toEqual([])
  })

  it.each<[string, Record<string, string>]>([
    ['domain-knows-only-itself', { 'src/domain/a.ts': "import '../app/b.ts'", 'src/app/b.ts': 'export const b = 1' }],
    [
      'domain-knows-only-itself',
      {
        'src/domain/a.ts': "import type { B } from '../app/b.ts'\nexport type A = B",
        'src/app/b.ts': 'export type B = 1',
      },
    ],
    [
      'app-knows-only-domain',
      { 'src/app/a.ts': "import '../adapters/b.ts'", 'src/adapters/b.ts': 'export const b = 1' },
    ],
    [
      'adapters-know-no-host',
      { 'src/adapters/a.ts': "import '../hosts/b.ts'", 'src/hosts/b.ts': 'export const b = 1' },
    ],
    ['probot-only-in-its-host', { 'src/hosts/action/a.ts': "import 'probot'" }],
    ['actions-toolkit-only-in-its-host', { 'src/hosts/probot/a.ts': "import '@actions/core'" }],
    ['embedded-github-only-in-sandbox', { 'src/adapters/a.ts': "import 'graphql'" }],
    ['embedded-github-only-in-sandbox', { 'src/hosts/a.ts': "import 'emulate'" }],
    [
      'sandbox-only-from-cli',
      { 'src/hosts/probot/a.ts': "import '../../sandbox/b.ts'", 'src/sandbox/b.ts': 'export const b = 1' },
    ],
    ['domain-is-pure', { 'src/domain/a.ts': "import 'node:fs'" }],
    [
      'no-cycles',
      { 'src/app/a.ts': "import './b.ts'\nexport const a = 1", 'src/app/b.ts': "import './a.ts'\nexport const b = 1" },
    ],
    [
      'no-cycles',
      {
        'src/app/a.ts': "import type { B } from './b.ts'\nexport type A = B",
        'src/app/b.ts': "import type { A } from './a.ts'\nexport type B = A",
      },
    ],
    [
      'room-case',
      {
        'src/app/case/a.ts': "import type { B } from '../screen/b.ts'\nexport type A = B",
        'src/app/screen/b.ts': 'export type B = 1',
      },
    ],
    ['room-rounds', { 'src/app/rounds/a.ts': "import '../events/b.ts'", 'src/app/events/b.ts': 'export const b = 1' }],
    ['rooms-only', { 'src/app/a.ts': "import './case/b.ts'", 'src/app/case/b.ts': 'export const b = 1' }],
    [
      'host-action',
      { 'src/hosts/action/a.ts': "import '../probot/b.ts'", 'src/hosts/probot/b.ts': 'export const b = 1' },
    ],
    ['host-cli', { 'src/hosts/cli/a.ts': "import '../action/b.ts'", 'src/hosts/action/b.ts': 'export const b = 1' }],
    ['no-orphans', { 'src/app/a.ts': 'export const a = 1' }],
  ])('%s catches what it is for', async (rule, files) => {
    expect(broken(await cruised(project(files))).map((line) => line.split(':')[0])).toContain(rule)
  })

  it('every rule says why, and is shown to catch', () => {
    for (const { comment } of RULES) expect(comment).toMatch(/^.{30,}[.]$/)
  })
})

describe('state lives in objects that `compose` makes', () => {
  it('no module of the sources remembers anything by itself, save what is made of a thing that never changes', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    const sources = files.filter((file) => /[.](?:tsx?|js)$/.test(file))
    expect(sources.length).toBeGreaterThan(800)
    const found = sources.flatMap((file) =>
      moduleState(readFileSync(join(root, 'src', file), 'utf8')).map((line) => `${file}: ${line}`),
    )
    // Made of a policy, a form or what comes along alone, and the same each time.
    expect(found.toSorted()).toEqual([
      'adapters/messages/named-line.ts: const alikeIn = oncePer((_policy: Policy) => new Map<string, boolean>())',
      "adapters/policy/bases.ts: export const packageBases = once((): Bases => basesIn(join(packageFolder(), 'templates/policy')))",
      'adapters/policy/check-policy-files.ts: const groundsOf = oncePer((base: Mapping) => {',
      "domain/case/roles-of.ts: const roleIds = oncePer((policy: Policy): readonly string[] => [...Object.keys(policy.roles), 'reporter'])",
      'domain/clock/clocks-of.ts: const clocksIn = oncePer(({ clocks }: Policy): readonly (readonly [string, ClockPolicy])[] => Object.entries(clocks))',
      'domain/commands/command-names.ts: export const commandNames = oncePer((policy: Policy) => byStart(namesOf(policy)))',
      'domain/commands/consequences.ts: const waitedFor = oncePer((policy: Policy): ReadonlyMap<string, readonly string[]> => {',
      'domain/commands/decision.ts: const listsOf = oncePer((policy: Policy) => ({',
      'domain/commands/read-commands.ts: const readersBy = oncePer(',
      'domain/commands/read-value.ts: const optionsRead = oncePer((policy: Policy) => {',
      'domain/commands/reading.ts: export const recordedBy = oncePer((policy: Policy) => {',
      'domain/compromised-communications/compromised-communications.ts: const factsOfChannel = oncePer(',
      'domain/issue-form/question.ts: export const formIndex = oncePer(',
      'domain/policy-proof/check-policy.ts: const proofOf = oncePer((policy: Policy): readonly { rule: Rule; found: readonly Finding[] }[] => {',
      'domain/policy/form-of.ts: export const formsOf = oncePer((policy: Policy): readonly ProcessForm[] =>',
      'domain/policy/form-of.ts: export const recordFieldsOf = oncePer((policy: Policy): readonly RecordField[] => {',
      'domain/policy/runbooks-for.ts: const kindsForFew = oncePer((policy: Policy): ReadonlySet<string> => {',
      "sandbox/front/graphql.ts: const reader = oncePer(({ buildSchema, execute, GraphQLError, parse, validate }: typeof import('graphql')) => {",
      'sandbox/playground/browser/markdown/to-fragment.ts: const read = new Map<string, DocumentFragment>()',
    ])
  })

  it.each([
    'let nowOffset = 0',
    'export let made: Intl.Segmenter | undefined',
    'const known = new WeakMap<Policy, string>()',
    'const known: Map<string, string> = new Map()',
    'export const seen =\n  new Set<string>()',
    'const asked: string[] = []',
    'const byName: Record<string, string> = {}',
    'const answers = ttlCache<string>(60_000, now)',
    'const names = oncePer(namesOf)',
    'const bases = once(read)',
    'class Told {\n  static count = 0\n}',
  ])('%s is found', (line) => {
    expect(moduleState(`import { now } from './now.ts'\n\n${line}\n`)).toHaveLength(1)
  })

  it.each([
    "const TAGS: ReadonlySet<string> = new Set(['str'])",
    'const NONE: readonly string[] = []',
    'export function f() {\n  let n = 0\n  const known = new Map<string, string>()\n  return [n, known]\n}',
  ])('%s is a table, or lives as long as a call', (line) => {
    expect(moduleState(`${line}\n`)).toEqual([])
  })
})

describe('absence is a value', () => {
  const judged = Object.entries(JUDGED).flatMap(([file, names]) => names.map((name) => [name, file] as const))

  it.each(judged)('nothing that %s judges by may be left out', (name, file) => {
    expect(leftOut(readFileSync(join(root, file), 'utf8'), name)).toEqual([])
  })

  it.each([
    'export interface View {\n  case: Case\n  /** When. */\n  at?: string\n}\n',
    'export interface View {\n  readonly at?: string\n}\n',
    "export type View =\n  | 'not-checked'\n  | { at?: string }\n\n",
  ])('%s is found', (text) => {
    expect(leftOut(text, 'View')).toEqual(['at'])
  })

  it('what is written down as not checked is none, and a name that is gone is no proof', () => {
    const text =
      "export interface View {\n  at: string | 'not-asked'\n}\n\nexport interface Other {\n  at?: string\n}\n"
    expect(leftOut(text, 'View')).toEqual([])
    expect(leftOut(text, 'Gone')).toBeUndefined()
  })
})

describe('what is wrong has one shape', () => {
  it('every finding and problem of the sources is a Diagnostic, save three that are something else', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    const sources = files.filter((file) => /[.]tsx?$/.test(file))
    const found = sources.flatMap((file) =>
      otherShapes(readFileSync(join(root, 'src', file), 'utf8')).map((name) => `${file}: ${name}`),
    )
    expect(found.sort()).toEqual([
      // A replay judges what people asked for: none of it is wrong.
      'app/replay/replay-case.ts: ReplayFinding',
      // The regulation's own findings, as a ledger keeps them.
      'domain/findings/findings.ts: FoundFinding',
      // The sandbox knows nothing of the sources: it is handed these.
      'sandbox/records.ts: RecordFinding',
    ])
  })

  it.each([
    'export interface BoardFinding {\n  why: string\n}\n',
    "type BoardProblem = { code: 'gone'; column: string }\n",
    'interface Finding extends Place {\n  what: string\n}\n',
  ])('%s is found', (text) => {
    expect(otherShapes(text)).toHaveLength(1)
  })

  it.each([
    'export interface BoardFinding extends Diagnostic<BoardCode, Place, InIds> {\n  more: string\n}\n',
    'export interface BoardProblem<Code extends string>\n  extends Diagnostic<Code, Place, InWords> {\n  more: string\n}\n',
    'type ShownProblem = BoardProblem & Graded\n',
  ])('%s is one, or built on one', (text) => {
    expect(otherShapes(text)).toEqual([])
  })
})

describe('a comment names the thing, then the reason', () => {
  it('none in sources and tests begins with What, Who or That', () => {
    const sources = ['src', 'test'].flatMap((part) =>
      readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).map((file) => join(part, file)),
    )
    const read = sources.filter(
      (file) => /[.](?:tsx?|m?js)$/.test(file) && file !== join('test', 'architecture.test.ts'),
    )
    expect(read.length).toBeGreaterThan(1_500)
    expect(
      read.flatMap((file) => openings(readFileSync(join(root, file), 'utf8')).map((line) => `${file}: ${line}`)),
    ).toEqual([])
  })

  it.each([
    '/** What a case is. */',
    '  // Whoever asks is told.',
    '/**\n * Who may read it.\n */',
    'const a = 1\n// That it is gone is said.',
  ])('%j is found', (text) => {
    expect(openings(text)).toHaveLength(1)
  })

  it.each(['// The rest of it:\n// What is left.', '/** Whose turn it is. */', "const text = 'What now?'"])(
    '%j goes on from a line above, or asks nothing of its reader',
    (text) => {
      expect(openings(text)).toEqual([])
    },
  )
})

describe('how many files name one thing', () => {
  // Wanted of each name, how many names still stand in more, and how widely the widest stands: these only fall.
  it.each([
    ['command', 4, 8, 12],
    ['refusal', 3, 19, 10],
    ['event', 4, 32, 14],
    ['door', 3, 8, 13],
  ] as const)('of each %s at most %i, save %i names of at most %i', (what, wanted, more, widest) => {
    const counts = spreads(sourcesIn(root)).flatMap((one) => (one.what === what ? [one.files.length] : []))
    expect(Math.min(...counts)).toBeGreaterThan(0)
    expect(counts.filter((count) => count > wanted).length).toBeLessThanOrEqual(more)
    expect(Math.max(...counts)).toBeLessThanOrEqual(widest)
  })

  it('a name in one more file is counted', () => {
    const sources = sourcesIn(root)
    const extra = { file: 'src/app/extra.ts', code: "export const why = because('day-past', undefined, {})" }
    const filesOf = (all: typeof sources) => spreads(all).find(({ name }) => name === 'day-past')?.files.length ?? 0
    expect(filesOf([...sources, extra])).toBe(filesOf(sources) + 1)
  })
})
