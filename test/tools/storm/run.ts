import { parseArgs } from 'node:util'
import { tryBounds } from './bounds.ts'
import { ROUGHNESS } from './stories.ts'
import { type Failure, storm } from './storm.ts'
import { byWorkers } from './workers.ts'

// `npm run storm -- --seed 1 --stories 200 --faults tenth --instances 3 --restarts --workers 2`; `npm run storm -- --bounds`
// `--within 120`: seconds that a process may be at work for its stories, app and embedded GitHub in it together.
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    seed: { type: 'string', default: '1' },
    story: { type: 'string' },
    first: { type: 'string', default: '1' },
    stories: { type: 'string', default: '100' },
    workers: { type: 'string', default: '1' },
    faults: { type: 'string', default: 'rough' },
    instances: { type: 'string', default: '1' },
    restarts: { type: 'boolean', default: false },
    length: { type: 'string', default: '12' },
    together: { type: 'string', default: '8' },
    lanes: { type: 'string', default: '4' },
    within: { type: 'string' },
    bounds: { type: 'boolean', default: false },
    shrink: { type: 'string', default: '60' },
  },
})
if (values.bounds) process.exit((await tryBounds((line) => console.log(line))) ? 0 : 1)

const roughness = ROUGHNESS.find((one) => one === values.faults)
if (roughness === undefined) {
  console.error(`--faults is one of ${ROUGHNESS.join(', ')}`)
  process.exit(2)
}
const only = values.story === undefined ? undefined : Number(values.story)
if (only === undefined && Number(values.workers) > 1)
  process.exit(await byWorkers(Number(values.workers), Number(values.first), Number(values.stories)))
const options = {
  seed: Number(values.seed),
  first: only ?? Number(values.first),
  count: only === undefined ? Number(values.stories) : 1,
  roughness,
  instances: Number(values.instances),
  restarts: values.restarts,
  length: Number(values.length),
  together: Number(values.together),
  lanes: Number(values.lanes),
  shrinkMs: Number(values.shrink) * 1_000,
}
const tell = ({ story, script, wrong, warned }: Failure): void => {
  console.log(`\nseed ${options.seed}, story ${story}:\n${script}`)
  for (const what of wrong) console.log(`  ✗ ${what}`)
  for (const what of warned) console.log(`    warned: ${what}`)
}
const began = performance.now()
const failures = await storm(options, tell)
const { user, system } = process.cpuUsage()
const seconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(1)
console.log(
  `${options.count} stories, ${failures.length} with something wrong; ${seconds(performance.now() - began)} s, ${seconds((user + system) / 1_000)} s of them at work`,
)
const within = values.within === undefined ? Number.POSITIVE_INFINITY : Number(values.within)
const isSlow = (user + system) / 1_000_000 > within
if (isSlow) console.log(`${options.count} stories must not keep a process at work for more than ${within} s`)
process.exit(failures.length === 0 && !isSlow ? 0 : 1)
