import { lruCache } from '../../../app/state/lru-cache.ts'
import type { LoadedPolicy, Where } from '../../policy/load-policy.ts'

/** Policy files as they were read a moment ago. */
export interface PolicyTexts {
  load(text: string, where: Where): Promise<LoadedPolicy>
}

/** The one in force, and the one that is to follow it. */
const MOST = 2

/**
 * A policy is read when it is proposed, when it is proved and when it comes to count, within seconds, and to parse its YAML
 * takes most of each: the last texts that could be read are not parsed again. What is wrong with the others is said in a
 * language, so they are read each time.
 */
export function policyTexts(): PolicyTexts {
  const recent = lruCache<LoadedPolicy>(MOST)
  return {
    async load(text, where) {
      const known = recent.get(text)
      if (known !== undefined) return known
      // The reader of YAML is loaded where something has to be read.
      const { loadPolicyFile } = await import('../../policy/load-policy.ts')
      const loaded = loadPolicyFile(text, where)
      return 'problems' in loaded ? loaded : recent.keep(text, loaded)
    },
  }
}
