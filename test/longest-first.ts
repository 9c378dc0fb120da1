import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** The files that wait for processes and browsers, and those that prove policies by the hundred. */
const LONG = ['/test/sandbox/playground', '/test/scenarios/', '/test/hosts/', '/test/domain/policy-proof/', '/test/']

/** The short tests of pure rules come last: they fill what is left when the first worker is done. Within each, the larger file. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => LONG.findIndex((part) => moduleId.includes(part))
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}
