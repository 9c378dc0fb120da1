import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Reporter, TestModule } from 'vitest/node'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SHOWN = 10

/** At the end of a run: the files that took longest, what they load and set up included, so that one sees which to mend. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly Pick<TestModule, 'moduleId' | 'diagnostic'>[]): void {
    const taken = modules.map((each) => ({ name: relative(root, each.moduleId), milliseconds: wholeOf(each) }))
    const slowest = taken.sort((one, other) => other.milliseconds - one.milliseconds).slice(0, SHOWN)
    const rows = slowest.map(
      ({ name, milliseconds }) => `${(milliseconds / 1_000).toFixed(1).padStart(7)} s  ${name}\n`,
    )
    process.stdout.write(['\nThe slowest files:\n', ...rows].join(''))
  }
}

function wholeOf(module: Pick<TestModule, 'diagnostic'>): number {
  const { collectDuration, duration, prepareDuration, setupDuration } = module.diagnostic()
  return collectDuration + duration + prepareDuration + setupDuration
}
