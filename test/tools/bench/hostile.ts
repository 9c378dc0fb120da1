import { PARSERS } from '../../fuzz/parsers.ts'

/** The longest text that GitHub takes. */
const LONGEST = 65_536
/** The most milliseconds that a parser may take for it. */
const MOST = 5
/** Files of a repository are no texts that anybody sends: they are read once for each version, by a package. */
const OF_FILES: Readonly<Record<string, number>> = { policies: 250, 'heads of runbooks': 250 }

export interface HostileRow {
  parser: string
  /** The body that it takes longest for. */
  body: string
  milliseconds: number
  most: number
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
  'short lines': 'a\n',
  'lines of kanji': '漢\n',
  options: 'a, b\n',
  'kanji numerals': '一',
  dates: '1月2日 ',
  'words of dates': 'monday ',
  pipes: '|',
  tags: '<a ',
  links: '[a](',
  quotes: '"',
  hashes: '#',
  'beginnings of marks': '<!-- hikeshi:',
}

const RUNS = 5

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
      return { parser: name, body, milliseconds: Math.min(...taken), most: OF_FILES[name] ?? MOST }
    })
    return rows.reduce((worst, row) => (row.milliseconds > worst.milliseconds ? row : worst))
  })
}

export const isTooSlow = ({ milliseconds, most }: HostileRow): boolean => milliseconds > most

export const describeHostileBench = (rows: readonly HostileRow[]): string =>
  [
    `parsers, on the worst of ${Object.keys(PIECES).length} bodies of ${LONGEST} characters (in brackets the most that is allowed):`,
    ...rows.map((row) => {
      const { parser, body, milliseconds, most } = row
      return `  ${parser}: ${milliseconds.toFixed(1)} ms (${most}), ${body}${isTooSlow(row) ? ', TOO MUCH' : ''}`
    }),
  ].join('\n')
