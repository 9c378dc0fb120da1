import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { inTurn, quickest } from '../bench/in-turn.ts'
import { writeRecords } from './write-records.ts'

/**
 * `npm run scale`: what looks at all records, over a few sizes of a made repository; ends with 1 where a bound is broken.
 * `-- --cases 10000` doubles from there twice less; `-- --make FOLDER --cases 10000` only makes the records.
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    cases: { type: 'string', default: '2000' },
    runs: { type: 'string', default: '3' },
    make: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})
const root = fileURLToPath(new URL('../../..', import.meta.url))
// A machine's own certificates are read at each start of Node.
delete process.env.NODE_EXTRA_CA_CERTS
const cases = Number(values.cases)
const seed = Number(values.seed)
const say = (text: string): void => void process.stdout.write(`${text}\n`)
if (values.make !== undefined) {
  say(JSON.stringify(await writeRecords(values.make, { cases, seed })))
  process.exit()
}

interface Used {
  seconds: number
  mebibytes: number
}

/**
 * `most`: how many times the processor of a plain loop over the same files a further case may take. What verifies is
 * measured with every version that git remembers, by both.
 */
const COMMANDS = [
  { name: 'verify', args: (key: string) => ['--key', key], history: true, most: 3 },
  { name: 'replay', args: () => POLICY, history: false, most: 3 },
  { name: 'report', args: (_: string, out: string) => [...POLICY, '--out', out], history: false, most: 7 },
  { name: 'audit', args: () => [...POLICY, '--json'], history: false, most: 8 },
] as const
const POLICY = ['--policy', join(root, 'templates/policy/hikeshi.yml')]
const MOST_MEBIBYTES = 600
/** A further case may cost a little more where there are twice as many: the machine's own caches are not endless. */
const MOST_GROWTH = 1.6
const OPEN_FILES = 256

const home = await mkdtemp(join(tmpdir(), 'hikeshi-scale-'))
const usageFile = join(home, 'usage.json')

/** With few open files, as many machines allow no more. */
async function used(args: readonly string[]): Promise<Used> {
  const preload = join(root, 'test/tools/scale/usage.mjs')
  const env = { ...process.env, USAGE_FILE: usageFile }
  const child = spawn(
    'sh',
    ['-c', `ulimit -n ${OPEN_FILES} && exec "$0" "$@"`, process.execPath, '--import', preload, ...args],
    {
      ...{ env, stdio: ['ignore', 'ignore', 'pipe'] },
    },
  )
  let told = ''
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString('utf8')
  })
  const [code] = await once(child, 'exit')
  // 1 is a finding, as an audit of a company without runbooks has many.
  if (code !== 0 && code !== 1) throw new Error(`${args.join(' ')} ended with ${code}\n${told}`)
  return JSON.parse(await readFile(usageFile, 'utf8'))
}

const broken: string[] = []
try {
  const sizes = [cases / 4, cases / 2, cases].map(Math.round)
  const places: { folder: string; key: string }[] = []
  for (const size of sizes) {
    const folder = join(home, String(size))
    const { key, commits } = await writeRecords(folder, { cases: size, seed })
    say(`made ${size} cases with ${commits} commits`)
    places.push({ folder, key })
  }
  for (const { name, args, history, most } of COMMANDS) {
    let peak = 0
    const measures = places.flatMap(({ folder, key }) => [
      async () => {
        const cli = join(root, 'dist/hikeshi.js')
        const { seconds, mebibytes } = await used([cli, name, '--dir', folder, ...args(key, join(home, 'out'))])
        peak = Math.max(peak, mebibytes)
        return seconds
      },
      async () =>
        (await used([join(root, 'test/tools/scale/plain-loop.mjs'), folder, ...(history ? ['history'] : [])])).seconds,
    ])
    const [one = 0, plainOne = 0, two = 0, plainTwo = 0, four = 0, plainFour = 0] = await inTurn(
      measures,
      Number(values.runs),
      quickest,
    )
    const ratio = (four - one) / (plainFour - plainOne)
    const growth = (four - two) / 2 / (two - one)
    say(
      `${name}: ${[one, two, four].map((each) => each.toFixed(1)).join(', ')} s for ${sizes.join(', ')} cases; a further case × ${ratio.toFixed(1)} of a plain loop (${[plainOne, plainTwo, plainFour].map((each) => each.toFixed(1)).join(', ')} s; at most ${most}), × ${growth.toFixed(2)} where there are twice as many (at most ${MOST_GROWTH}); ${peak.toFixed(0)} MiB (at most ${MOST_MEBIBYTES})`,
    )
    if (ratio > most) broken.push(`${name} takes × ${ratio.toFixed(1)} of a plain loop`)
    if (growth > MOST_GROWTH) broken.push(`${name} grows faster than the number of cases`)
    if (peak > MOST_MEBIBYTES) broken.push(`${name} needs ${peak.toFixed(0)} MiB`)
  }
} finally {
  await rm(home, { recursive: true })
}
for (const one of broken) say(`BROKEN: ${one}`)
process.exit(broken.length === 0 ? 0 : 1)
