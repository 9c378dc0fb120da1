import type { Policy } from '../../../../src/domain/policy/policy.schema.ts'
import { repositoryFiles, textOf } from '../files.ts'

/** Parts of the policy that are about a requirement as a whole, and so cite it nowhere. */
export const WHOLE_PARTS: Readonly<Record<string, readonly string[]>> = {
  'R1-2': ['runbooks'],
  'R1-5': ['fields.category', 'fields.kind'],
  'R1-6': ['fields.category', 'fields.kind'],
  'R2-1': ['groups'],
  'R3-1': ['systems'],
  'R4-1': ['customers'],
  'R4.1-1': ['runbooks'],
  'R4.1-1b': ['roles', 'organisation'],
  'R4.1-1c': ['runbooks'],
  'R4.1-1d': ['runbooks'],
  'R4.1-3': ['detection'],
  'R4.1-4': ['works', 'systems', 'priorities'],
  'R5-2': ['clocks.effect-check', 'processes.operation-check'],
  'R8-2': ['repositories'],
  'R9-5': ['history'],
}

/** Where the policy names a requirement: `fields.damage`, `incident → eradication` …, or is about it as a whole. */
export function placesInPolicy(policy: Policy): Map<string, string[]> {
  const found = new Map<string, string[]>(Object.entries(WHOLE_PARTS).map(([clause, parts]) => [clause, [...parts]]))
  const add = (clause: string, place: string) => {
    const known = found.get(clause) ?? []
    if (!known.includes(place)) found.set(clause, [...known, place])
  }
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'clause' && typeof inner === 'string') add(inner, placeOf(policy, path))
      // The requirements that an exception may waive are named there, and not kept there.
      else if (key !== 'options') walk(inner, [...path, key])
    }
  }
  walk(policy, [])
  return new Map(
    [...found].map(([clause, places]) => [clause, places.filter((place) => !isTaken(policy, place, places))]),
  )
}

/** A part that a process has from the one that it is like is named there. */
const isTaken = ({ processes }: Policy, place: string, places: readonly string[]): boolean =>
  Object.entries(processes).some(
    ([id, { like }]) =>
      like !== undefined &&
      /^[ .]/.test(place.slice(id.length)) &&
      place.startsWith(id) &&
      places.includes(like + place.slice(id.length)),
  )

/** A path of the policy as short as it still says where to look. */
function placeOf(policy: Policy, path: readonly string[]): string {
  const [first = '', second = '', third = '', at = ''] = path
  if (first !== 'processes') return first === 'fields' || first === 'clocks' ? `${first}.${second}` : first
  if (third !== 'transitions') return third === '' ? second : `${second}.${third}${at === '' ? '' : `.${at}`}`
  const to = policy.processes[second]?.transitions[Number(at)]?.to ?? ''
  return `${second} → ${to}`
}

export const TITLE = /\b(?:it|test|describe)(?:\.\w+)*(?:\([^)]*\))?\s*\(\s*(['"`])([\s\S]*?)\1/g

/** The test files that name a requirement in a title, those that play it out on the embedded GitHub first. */
export function testsNaming(): (clause: string) => string[] {
  const tests = repositoryFiles().filter((path) => /^test\/.*\.test\.ts$/.test(path))
  const titles = tests.map((path) => ({
    path,
    text: [...textOf(path).matchAll(TITLE)].map(([, , title]) => title).join('\n'),
  }))
  return (clause) => {
    const named = new RegExp(`(^|[^\\w.-])${clause.replaceAll('.', '\\.')}(?![\\w-])`)
    const paths = titles.filter(({ text }) => named.test(text)).map(({ path }) => path)
    const played = (path: string): number => (path.startsWith('test/scenarios/') ? 0 : 1)
    return paths.sort((one, other) => played(one) - played(other) || one.localeCompare(other))
  }
}
