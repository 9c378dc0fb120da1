import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ROOT, textOf } from '../files.ts'
import { code, table } from './table.ts'

/** Why production needs each. */
export const REASONS: Readonly<Record<string, string>> = {
  '@actions/core': 'inputs, outputs and masking in the Action',
  '@actions/github': 'the shape of the event that starts a run of the Action',
  '@holiday-jp/holiday_jp': 'Japanese holidays, for clocks in business days',
  '@octokit/core': "GitHub's API",
  '@octokit/rest': "paths and types of GitHub's REST API",
  canonicalize: 'canonical JSON (RFC 8785) under the hashes',
  'chrono-node': 'times as people write them',
  commander: 'the command line',
  diff: 'differences that `init` and `generate` show',
  emulate: "the embedded GitHub's REST server; optional, a server runs without it (`npm ci --omit=optional`)",
  'fastest-levenshtein': '"did you mean"',
  graphql: "the embedded GitHub's few GraphQL documents; optional likewise",
  'libsodium-wrappers': 'seals the secrets that `set-up` stores, as GitHub wants them; loaded for that alone',
  mustache: 'texts with names in them; escapes what it puts in',
  'node-diff3': 'merges of the embedded GitHub',
  nodemailer: 'calls by mail; loaded where one is made',
  pino: 'the log',
  probot: 'webhooks, signatures and tokens of a GitHub App',
  'temporal-polyfill': 'time zones, calendars and durations',
  yaml: 'YAML with line and column',
  zod: 'schemas of policy, ledger and payloads',
}

const names = z.record(z.string(), z.string())
const manifestSchema = z.object({ dependencies: names, optionalDependencies: names })
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      license: z.optional(z.string()),
      dependencies: z._default(names, {}),
      optionalDependencies: z._default(names, {}),
    }),
  ),
})

/** The packages installed for production, by its own manifest. */
export function runtimeDependencies(): string[] {
  const { dependencies, optionalDependencies } = manifestSchema.parse(JSON.parse(textOf('package.json')))
  return [...Object.keys(dependencies), ...Object.keys(optionalDependencies)].sort()
}

/** Each dependency of production: why, under which licence, how large, and how many others it brings. */
export function dependencies(): string {
  const { packages } = lockSchema.parse(JSON.parse(textOf('package-lock.json')))
  const rows = runtimeDependencies().map((name) => [
    ...[code(name), REASONS[name] ?? '', packages[`node_modules/${name}`]?.license ?? ''],
    ...[size(join(ROOT, 'node_modules', name)), String(brought(packages, name) - 1)],
  ])
  return table(['package', 'for', 'licence', 'size', 'brings'], rows)
}

const KB = 1_000

/** Of its own files, as npm lays them. */
function size(folder: string): string {
  const bytes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !join(entry.parentPath, '/').slice(folder.length).includes('/node_modules/'))
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
  return bytes >= KB * KB ? `${(bytes / KB / KB).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / KB))} kB`
}

type Packages = z.infer<typeof lockSchema>['packages']

/** Every package that is installed because of it, itself among them. */
function brought(packages: Packages, name: string): number {
  const found = new Set<string>()
  const follow = (from: string, wanted: string): void => {
    const place = placeOf(packages, from, wanted)
    if (place === undefined || found.has(place)) return
    found.add(place)
    const { dependencies: needs = {}, optionalDependencies: may = {} } = packages[place] ?? {}
    for (const next of Object.keys({ ...needs, ...may })) follow(place, next)
  }
  follow('', name)
  return found.size
}

/** As Node looks for it: beside whoever asks, then further out. */
function placeOf(packages: Packages, from: string, name: string): string | undefined {
  for (
    let folder = from;
    ;
    folder = folder.includes('/node_modules/') ? folder.slice(0, folder.lastIndexOf('/node_modules/')) : ''
  ) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (packages[place] !== undefined) return place
    if (folder === '') return undefined
  }
}
