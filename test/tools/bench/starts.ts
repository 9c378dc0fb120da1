import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { inTurn } from './in-turn.ts'

/** A start of the program, and the most that it may take: in seconds, or as a multiple of `node -e 0`. */
interface Start {
  name: string
  given: readonly string[]
  /** The words in its output once it is up; without, it is waited for until it ends. */
  up?: RegExp
}

export interface StartRow {
  name: string
  taken: number
  most: number
  unit: 's' | '×'
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const PROGRAM = 'dist/hikeshi.js'
const EMPTY: Start = { name: 'node -e 0', given: ['-e', '0'] }
const HELP: Start = { name: 'hikeshi --help', given: [PROGRAM, '--help'] }
/** Each in seconds on a quiet machine with two cores. */
const IN_SECONDS: readonly (Start & { most: number })[] = [
  {
    name: 'sandbox, until it is ready',
    given: [PROGRAM, 'sandbox', '--json', '--port', '0'],
    up: /"webhookUrl"/,
    most: 2.5,
  },
  { name: 'demo', given: [PROGRAM, 'demo', '--port', '0'], most: 5 },
  { name: 'build', given: ['src/hosts/bundle/build.js'], most: 1.5 },
]

export async function benchStarts({ runs = 5 } = {}): Promise<StartRow[]> {
  const [empty = 1, help = 0] = await inTurn([() => seconds(EMPTY), () => seconds(HELP)], runs)
  const rows: StartRow[] = [{ name: HELP.name, taken: help / empty, most: 6, unit: '×' }]
  for (const { most, ...start } of IN_SECONDS) {
    const [taken = 0] = await inTurn([() => seconds(start)], Math.min(runs, 3))
    rows.push({ name: start.name, taken, most, unit: 's' })
  }
  return rows
}

export const isSlow = ({ taken, most }: StartRow): boolean => taken > most

export const describeStartsBench = (rows: readonly StartRow[]): string =>
  [
    'starts, × is to `node -e 0` (in brackets the most that is allowed):',
    ...rows.map((row) => {
      const { name, taken, most, unit } = row
      const shown = unit === '×' ? `× ${taken.toFixed(1)} (${most})` : `${taken.toFixed(1)} s (${most})`
      return `  ${name}: ${shown}${isSlow(row) ? ', TOO MUCH' : ''}`
    }),
  ].join('\n')

async function seconds({ name, given, up }: Start): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, given, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'close')
  let said = ''
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (text) => {
      said += String(text)
      if (up?.test(said) === true) resolve()
    })
  })
  await (up === undefined ? ended : Promise.race([ready, ended]))
  const taken = (performance.now() - start) / 1_000
  child.kill('SIGTERM')
  const [code] = await ended
  if (up === undefined ? code !== 0 : !up.test(said)) throw new Error(`${name} ended with ${code}: ${said.slice(-500)}`)
  return taken
}
