import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { seededRandom } from '../../../src/sandbox/random.ts'

// `npm run mutants:sample -- --seed 1 --files 12`: the mutants of so many files, drawn at random, since those of all take days.
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { seed: { type: 'string', default: '1' }, files: { type: 'string', default: '12' } },
})
const root = fileURLToPath(new URL('../../..', import.meta.url))
const CONFIG = 'test/tools/mutants/stryker.config.json'
/** The share that is asked for of the whole. */
const LEAST = 0.85

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('src/domain/policy-proof/'))
    .filter((file) => statSync(join(root, file)).isFile())
    .sort()

const random = seededRandom(Number(values.seed))
const drawn = [...sourcesIn('src/domain'), ...sourcesIn('src/app/case')]
  .map((file) => ({ file, place: random() }))
  .sort((one, other) => one.place - other.place)
  .slice(0, Number(values.files))
  .map(({ file }) => file)

const stryker = join(root, 'node_modules/.bin/stryker')
const { status } = spawnSync(stryker, ['run', CONFIG, '--mutate', drawn.join(',')], { cwd: root, stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)

const { files } = JSON.parse(readFileSync(join(root, 'coverage/mutants.json'), 'utf8')) as {
  files: Record<string, { mutants: { status: string }[] }>
}
const all = Object.values(files).flatMap(({ mutants }) => mutants.map((mutant) => mutant.status))
const missed = all.filter((one) => one === 'Survived' || one === 'NoCoverage').length
const found = all.filter((one) => one === 'Killed' || one === 'Timeout').length
const share = found / (found + missed)
console.log(
  `${found} of ${found + missed} mutants of ${drawn.length} files were found: ${(100 * share).toFixed(1)} %, of ${100 * LEAST} %`,
)
process.exit(share < LEAST ? 1 : 0)
