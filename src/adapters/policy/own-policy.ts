import type { Language } from '../../domain/policy/basics.ts'
import { asMapping, isMapping, type Path } from '../../domain/policy/own/mapping.ts'
import { EXTENDS, type Merged, mergePolicy } from '../../domain/policy/own/merge-policy.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { suggestion } from '../../domain/runbook/suggest.ts'
import { fillIn } from '../messages/fill-in.ts'
import type { Bases } from './bases.ts'
import { LOAD_WORDS } from './load-words.ts'
import type { ReadYaml } from './read-yaml.ts'

type Problem = PolicyProblem<PolicyLoadCode>

/** A company's own file over its base. */
export interface OwnPolicy {
  /** The base, by its name. */
  base: string
  /** The base and the own file, as they were written. */
  values: { base: unknown; own: unknown }
  merged: Merged
  /** The whole policy; places are those in the own file where it says what stands there, or what it changes there. */
  yaml: ReadYaml
  /** A place in the own file itself. */
  ownPlaceOf: ReadYaml['placeOf']
}

/** Whether a file that was read says only what is the company's own. */
export const isOwn = (value: unknown): boolean => isMapping(value) && EXTENDS in value

/** A file that builds on a base, over that base; undefined where it does not, being a whole policy. */
export function ownPolicy(
  own: ReadYaml,
  file: string,
  language: Language,
  bases: Bases,
): OwnPolicy | { problems: Problem[] } | undefined {
  if (!isOwn(own.value)) return undefined
  const wanted = asMapping(own.value)[EXTENDS]
  const name = typeof wanted === 'string' ? wanted : String(wanted)
  const base = bases.value(name)
  if (base === undefined) {
    const near = suggestion(name, bases.names)
    const words = fillIn(LOAD_WORDS['unknown-base'][language], { base: name, known: bases.names.join(', ') })
    const message = `${words}${didYouMean(near.suggestion, language)}`
    const at = { file, path: [EXTENDS], ...own.placeOf([EXTENDS], 'value') }
    return { problems: [{ code: 'unknown-base', message, ...near, ...at }] }
  }
  // The base of a file is said by "extends" alone.
  if (isMapping(own.value) && 'base' in own.value) {
    const message = fillIn(LOAD_WORDS['no-key'][language], { key: 'base' })
    return { problems: [{ code: 'unknown-key', message, file, path: ['base'], ...own.placeOf(['base'], 'key') }] }
  }
  const merged = mergePolicy(base, own.value)
  if (merged.problems.length > 0)
    return {
      problems: merged.problems.map(({ code, path, params: { what }, known }) => {
        const near = suggestion(what, known)
        const words = fillIn(LOAD_WORDS[code][language], { what })
        const message = `${words}${didYouMean(near.suggestion, language)}`
        return { code, message, ...near, file, path: [...path], ...own.placeOf(path, 'key') }
      }),
    }
  return {
    ...{ base: name, merged, ownPlaceOf: own.placeOf, values: { base, own: own.value } },
    yaml: { value: merged.value, placeOf: (path, at) => placeIn(own, merged, path, at) },
  }
}

function didYouMean(near: string | undefined, language: Language): string {
  return near === undefined ? '' : fillIn(LOAD_WORDS['did-you-mean'][language], { near })
}

/** A place in the own file: where it says something, or takes it away; where it does neither, the nearest part around it. */
function placeIn(own: ReadYaml, merged: Merged, path: Path, at: 'key' | 'value') {
  const there = merged.ownPathOf(path)
  if (there !== undefined && there.length > 0) return own.placeOf(there, at)
  const gone = merged.takenAway.find(
    ({ path: taken }) => typeof taken.at(-1) === 'string' && taken.every((step, index) => path[index] === step),
  )
  if (gone !== undefined) return own.placeOf(gone.own, 'key')
  for (let length = path.length - 1; length > 0; length -= 1) {
    const around = merged.ownPathOf(path.slice(0, length))
    if (around !== undefined && around.length > 0) return own.placeOf(around, 'key')
  }
  return own.placeOf([EXTENDS], 'key')
}
