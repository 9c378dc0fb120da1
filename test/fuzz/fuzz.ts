import { Session } from 'node:inspector/promises'
import { parseArgs } from 'node:util'
import { drawer, mutated } from './mutate.ts'
import { PARSERS, type Parser } from './parsers.ts'

/**
 * `npm run fuzz -- --minutes 5`: each parser in turn is given texts that grow out of those that reached code which none
 * reached before, as V8 counts it. Ends with 1 and the text where one throws or takes longer than a second.
 */
const { values } = parseArgs({
  // The first is this program itself.
  args: process.argv.slice(3),
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
})
const SLOW_MS = 1_000
/** Asking what was reached costs as much as some hundred texts. */
const AT_ONCE = 200

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })

/** Pieces of code that ran since it was asked last. */
async function reached(): Promise<string[]> {
  const { result } = await session.post('Profiler.takePreciseCoverage')
  return result
    .filter(({ url }) => url.includes('hikeshi-programs/fuzz.js'))
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) =>
      ranges.filter(({ count }) => count > 0).map((range) => `${range.startOffset}-${range.endOffset}`),
    )
}

const problems: string[] = []
function tried({ name, read }: Parser, text: string): void {
  const begun = performance.now()
  try {
    read(text)
  } catch (error) {
    problems.push(`${name}: ${JSON.stringify(text)}\n${error instanceof Error ? error.stack : String(error)}`)
  }
  const took = performance.now() - begun
  if (took > SLOW_MS) problems.push(`${name}: ${Math.round(took)} ms for ${JSON.stringify(text.slice(0, 400))}`)
}

const draw = drawer(Number(values.seed))
const known = new Map(
  PARSERS.map(({ name, seeds }) => [name, { corpus: [...seeds], seen: new Set<string>(), texts: 0 }]),
)
const pick = <One>(from: readonly One[]): One | undefined => from[Math.floor(draw() * from.length)]
const end = performance.now() + Number(values.minutes) * 60_000
while (performance.now() < end && problems.length === 0) {
  for (const parser of PARSERS) {
    const mine = known.get(parser.name)
    if (mine === undefined) continue
    const batch = Array.from({ length: AT_ONCE }, () => mutated(pick(mine.corpus) ?? '', pick(mine.corpus) ?? '', draw))
    await reached()
    for (const text of batch) tried(parser, text)
    mine.texts += batch.length
    const fresh = (await reached()).filter((piece) => !mine.seen.has(piece))
    if (fresh.length === 0) continue
    for (const piece of fresh) mine.seen.add(piece)
    // Which of them it was is found by halves, so that few are kept.
    mine.corpus.push(...(await who(parser, batch, new Set(fresh))))
  }
}

/** The texts that reach one of these pieces, some of them at least. */
async function who(parser: Parser, batch: readonly string[], wanted: ReadonlySet<string>): Promise<string[]> {
  if (batch.length === 1) return [...batch]
  const half = batch.slice(0, Math.ceil(batch.length / 2))
  await reached()
  for (const text of half) tried(parser, text)
  const found = (await reached()).some((piece) => wanted.has(piece))
  return who(parser, found ? half : batch.slice(half.length), wanted)
}

for (const [name, { corpus, seen, texts }] of known)
  process.stdout.write(
    `${name.padEnd(28)} ${String(texts).padStart(8)} texts  ${String(seen.size).padStart(6)} pieces of code  ${corpus.length} kept\n`,
  )
for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length === 0 ? 0 : 1
