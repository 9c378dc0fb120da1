import { PARSERS } from '../../fuzz/parsers.ts'

/** The longest text that GitHub takes. */
const LONGEST = 65_536
/** Milliseconds that a parser should take for it: an aim, which those marked in the table miss. */
const AIM = 5

export interface HostileRow {
  parser: string
  /** The body that it takes longest for. */
  body: string
  milliseconds: number
}

/** Bodies of one thing over and over, on which a parser with nested loops or backtracking takes long. */
const PIECES: Readonly<Record<string, string>> = {
  letters: 'a',
  'full-width letters': '漢',
  blanks: ' ',
  'blank lines': '\n',
  commas: ',',
  'Japanese commas': '、',
  slashes: '/',
  'commands that are none': '/a\n',
  headings: '### x\n',
  'headings of Japanese': '## 封じ込め\n',
  lists: '- [ ] a\n',
  'nested lists': '- ',
  quotations: '> ',
  fences: '```\n',
  'comments that begin': '<!-- ',
  backticks: '`',
  stars: '**a',
  brackets: '[',
  tables: '| a | b |\n',
  mentions: '@a ',
  digits: '1',
  times: '18:30 ',
  'marks of mails': 'On 1/1 a wrote:\n',
  colons: 'a: ',
}

const RUNS = 2

/** The time of a processor that each parser takes for the worst of these bodies: the quickest of a few calls. */
export function benchHostile(): HostileRow[] {
  return PARSERS.map(({ name, read }) => {
    const rows = Object.entries(PIECES).map(([body, piece]) => {
      const text = piece.repeat(Math.ceil(LONGEST / piece.length)).slice(0, LONGEST)
      const taken = Array.from({ length: RUNS }, () => {
        const before = process.cpuUsage()
        read(text)
        const { user, system } = process.cpuUsage(before)
        return (user + system) / 1_000
      })
      return { parser: name, body, milliseconds: Math.min(...taken) }
    })
    return rows.reduce((worst, row) => (row.milliseconds > worst.milliseconds ? row : worst))
  })
}

export const describeHostileBench = (rows: readonly HostileRow[]): string =>
  [
    `parsers, on the worst of ${Object.keys(PIECES).length} bodies of ${LONGEST} characters (${AIM} ms are aimed at):`,
    ...rows.map(
      ({ parser, body, milliseconds }) =>
        `  ${parser}: ${milliseconds.toFixed(1)} ms (${body})${milliseconds > AIM ? ', too long' : ''}`,
    ),
  ].join('\n')
