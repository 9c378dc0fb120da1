import { parseIssue } from '@github/issue-parser'
import { issueFormYaml } from '../../../src/adapters/forms/issue-form-yaml.ts'
import { generateIssueForm } from '../../../src/domain/issue-form/generate-issue-form.ts'
import { issueBody } from '../../../src/domain/issue-form/issue-body.ts'
import { readIssueForm } from '../../../src/domain/issue-form/read-issue-form.ts'
import { english, filled } from '../../domain/issue-form/intake-forms.ts'

export type IssueFormBench = {
  /** Microseconds for one body of 2 kB, the quickest of many calls in turn. */
  ours: number
  peer: number
  /** How often ours fits into the peer's time. */
  ratio: number
  /**
   * Milliseconds for hostile bodies of 2,048 and of 8,192 characters: linear time grows by 4, quadratic by 16. Further up the
   * runtime itself is not linear: a bare `split` takes five times as long per line from some 16,000 lines on, where V8 keeps
   * arrays elsewhere. `longest`: for twice as many characters as GitHub takes, where anything quadratic would take many seconds.
   */
  hostile: { name: string; small: number; large: number; growth: number; longest: number }[]
}

/** Reads the same form by `@github/issue-parser` with its template and by our own reader, and hostile bodies by ours. */
export function benchIssueForm({ runs = 15, warmUpMs = 100 } = {}): IssueFormBench {
  const template = issueFormYaml(generateIssueForm(english))
  const description = 'An unknown window asks for money; files on the share end in .locked. '.repeat(20)
  const body = issueBody(english, { ...filled, description: description.slice(0, 1_350) })
  const bench = (calls: Calls) => inTurn(calls, runs, warmUpMs, LEAST)
  const [ours, peer] = bench([() => readIssueForm(english, body), () => parseIssue(body, template)])
  return {
    ours: ours * 1_000,
    peer: peer * 1_000,
    ratio: peer / ours,
    hostile: Object.entries(hostileBodies).map(([name, make]) => {
      const bodies = [make(2_048), make(8_192)] as const
      const [small, large] = bench([() => readIssueForm(english, bodies[0]), () => readIssueForm(english, bodies[1])])
      const twice = make(131_072)
      const [longest] = inTurn([() => readIssueForm(english, twice), () => undefined], 3, 0, 1)
      return { name, small, large, growth: large / small, longest }
    }),
  }
}

export function describeIssueFormBench({ ours, peer, ratio, hostile }: IssueFormBench): string {
  return [
    `issue form of 2 kB: ${ours.toFixed(1)} µs; @github/issue-parser 2.0.0 with its template ${peer.toFixed(0)} µs: ${ratio.toFixed(0)} times faster`,
    ...hostile.map(
      ({ name, small, large, growth, longest }) =>
        `${name}: 2 KiB ${small.toFixed(3)} ms, 8 KiB ${large.toFixed(3)} ms (× ${growth.toFixed(1)}); 128 KiB ${longest.toFixed(1)} ms`,
    ),
  ].join('\n')
}

const fill = (piece: string) => (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
const first = `### ${english.items[0]?.label}`
const second = `### ${english.items[1]?.label}`

/** Bodies on which readers with backtracking or nested loops take long. */
const hostileBodies: Readonly<Record<string, (length: number) => string>> = {
  'a heading of blanks': (length) => `### ${' '.repeat(length - 5)}x`,
  'the first heading, then blanks': (length) => `${first}${' '.repeat(length - first.length - 1)}x`,
  'one long line': fill('a'),
  'blank lines': fill('\n'),
  fences: fill('```\n'),
  'fences of growing length': (length) => fill('```\n````\n`````\n~~~\n')(length),
  'headings that are no item’s': fill('### x\n'),
  'the same heading': fill(`${first}\n\n`),
  'two headings in turn': fill(`${first}\n\n${second}\n\n`),
  'every heading in turn': fill(`${english.items.map(({ label }) => `### ${label}\n`).join('\n')}\n`),
  'comment openers': fill('a <!-- b\n'),
  comments: fill('<!--\n'),
  'check boxes': (length) => `### Already done\n\n${fill('- [x] Phoned\n')(length)}`,
  'a list of options': (length) => `### Systems or places\n\n${fill('Orders, stock, ')(length)}`,
  commas: (length) => `### Systems or places\n\n${fill(',')(length)}`,
  'list markers before a fence': (length) => `${fill('- ')(length)}\`\`\``,
}

type Calls = readonly [() => unknown, () => unknown]

/** Calls in each run, however long one takes: the first ones are not compiled yet, and others are interrupted. */
const LEAST = 10

/** Milliseconds of one call each, measured in turn so that a noisy neighbour meets all alike. */
function inTurn(calls: Calls, runs: number, warmUpMs: number, least: number): [number, number] {
  const repeats = calls.map((call) => {
    // Warm, as in a server: what is measured is the code, not its compilation.
    const start = performance.now()
    let count = 0
    while (performance.now() - start < warmUpMs) {
      call()
      count += 1
    }
    return Math.max(least, Math.ceil(count / 10))
  })
  // The quickest call: who else wants the processor only ever adds to it, and of many short calls some are left alone.
  const quickest: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let run = 0; run < runs; run += 1) {
    for (const index of [0, 1] as const) {
      for (let repeat = 0; repeat < (repeats[index] ?? 1); repeat += 1) {
        const start = performance.now()
        calls[index]()
        quickest[index] = Math.min(quickest[index], performance.now() - start)
      }
    }
  }
  return quickest
}
