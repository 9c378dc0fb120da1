import { suggestion } from '../runbook/suggest.ts'
import { type Finding, type FindingCode, finding, findingAbout, type PolicyPath } from './finding.ts'

/** A name that the policy uses for a thing that must be there. */
export interface Mention {
  code: FindingCode
  name: string
  path: PolicyPath
  known: ReadonlySet<string>
  /** The name is a key, as in `in-charge: { analysis: […] }`. */
  asKey?: boolean
  params?: Readonly<Record<string, string>>
}

/** Where a name stands: asked only of those that are not known, for almost all are. */
export type Place = () => PolicyPath

export function unknownAmong(mentions: readonly Mention[]): Finding[] {
  return mentions.flatMap(({ code, name, path, known, asKey, params }) => {
    if (known.has(name)) return []
    const found = asKey === true ? findingAbout : finding
    return [found(code, path, { name, ...params }, suggestion(name, [...known]))]
  })
}

const NONE: readonly Mention[] = []

/** Those of a list that are not known, each with its own place. */
export function each(
  code: FindingCode,
  names: readonly string[] | undefined,
  known: ReadonlySet<string>,
  place: Place,
): readonly Mention[] {
  if (names === undefined || names.every((name) => known.has(name))) return NONE
  return names.map((name, at) => ({ code, name, path: [...place(), at], known }))
}

/** One name, where there is one and it is not known. */
export function one(
  code: FindingCode,
  name: string | undefined,
  known: ReadonlySet<string>,
  place: Place,
): readonly Mention[] {
  return name === undefined || known.has(name) ? NONE : [{ code, name, path: place(), known }]
}
