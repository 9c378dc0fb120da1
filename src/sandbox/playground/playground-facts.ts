import type { PersonShown } from '../organisation/names.ts'
import type { SandboxFacts } from '../sandbox-facts.ts'

/** The facts that the page has from the start: what `hikeshi sandbox --json` prints, the policy's language, and people's names. */
export type PlaygroundFacts = SandboxFacts & { locale: string; people: readonly PersonShown[] }
