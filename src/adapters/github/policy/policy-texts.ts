import { lruCache } from '../../../app/state/lru-cache.ts'
import type { LoadedPolicy, Where } from '../../policy/load-policy.ts'
import type { parseRunbook } from '../../runbooks/parse-runbook.ts'

/** Policy files and runbooks as they were read a moment ago. */
export interface PolicyTexts {
  load(text: string, where: Where): Promise<LoadedPolicy>
  /** By itself, not held against a policy. */
  runbook(path: string, text: string): Promise<ParsedRunbook>
}

export type ParsedRunbook = ReturnType<typeof parseRunbook>

/** The one in force, and the one that is to follow it. */
const MOST = 2
/** Those of a template, in both languages, and some that companies have changed. */
const RUNBOOKS = 100

/**
 * A policy is read when it is proposed, when it is proved and when it comes to count, within seconds, and to parse its YAML
 * takes most of each: the last texts that could be read are not parsed again. What is wrong with the others is said in a
 * language, so they are read each time. Companies that took the same template have the same runbooks.
 */
export function policyTexts(): PolicyTexts {
  const recent = lruCache<LoadedPolicy>(MOST)
  const runbooks = lruCache<ParsedRunbook>(RUNBOOKS)
  return {
    async load(text, where) {
      const known = recent.get(text)
      if (known !== undefined) return known
      // The reader of YAML is loaded where something has to be read.
      const { loadPolicyFile } = await import('../../policy/load-policy.ts')
      const loaded = loadPolicyFile(text, where)
      return 'problems' in loaded ? loaded : recent.keep(text, loaded)
    },
    async runbook(path, text) {
      const key = `${path}\0${text}`
      const known = runbooks.get(key)
      if (known !== undefined) return known
      const { parseRunbook: parse } = await import('../../runbooks/parse-runbook.ts')
      return runbooks.keep(key, parse(path, text, 'not-checked'))
    },
  }
}
