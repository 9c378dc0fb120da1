import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type RolldownOptions, rolldown } from 'rolldown'
import { loadConfig } from 'rolldown/config'
import type { parse } from 'yaml'
import { MAIL } from './action.ts'
import { inTurn, quickest } from './in-turn.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface BuildBench {
  /** For each thing that the build does beside bundling: the bytes of the Action without it, to those with it. */
  bytes: Readonly<Record<string, number>>
  /** The time to read the policy by the build of `yaml` that Node would choose, to that by the one that is bundled. */
  yaml: number
  /**
   * The time to read an answer of GitHub's where it is looked through for numbers that a number does not hold, to that
   * where it is not.
   */
  json: number
}

/** The worth of the build's tricks: one that is worth nothing goes. */
export async function benchBuild({ runs = 9 } = {}): Promise<BuildBench> {
  const action = await actionBuild()
  const plugins = [action.plugins ?? []].flat().flatMap((one) => (one && 'name' in one ? [one.name] : []))
  const whole = await bytesOf(action)
  const bytes: Record<string, number> = {}
  for (const name of plugins.filter((one) => !NEEDED.includes(one)))
    bytes[name] = (await bytesOf(withoutPlugin(action, name))) / whole
  bytes.treeshake = (await bytesOf({ ...action, treeshake: true })) / whole
  bytes.yaml = (await bytesOf({ ...action, resolve: {} })) / whole
  return { bytes, yaml: await yamlRatio(runs), json: await jsonRatio(runs) }
}

export const describeBuildBench = ({ bytes, yaml, json }: BuildBench): string =>
  [
    'the Action without each trick of its build, × is to its bytes with it (at least 1.01):',
    ...Object.entries(bytes).map(([name, ratio]) => `  ${name} × ${ratio.toFixed(2)}`),
    `reading the policy by the yaml that Node would choose × ${yaml.toFixed(2)} (above 1)`,
    `reading an answer as Octokit does by itself × ${json.toFixed(2)} (above 1)`,
  ].join('\n')

/** One names what an Action has kept of files that it has read, one makes answers quicker to read: not there to make it smaller. */
const NEEDED: readonly string[] = ['named-reader', 'plain-json']

async function actionBuild(): Promise<RolldownOptions> {
  const loaded = await loadConfig(`${root}src/hosts/bundle/rolldown.config.js`)
  if (typeof loaded === 'function') throw new TypeError('The build is configured by data')
  const found = [loaded].flat().find(({ input }) => typeof input === 'object' && 'action-run' in input)
  if (found === undefined) throw new Error('The Action is not built')
  return found
}

const withoutPlugin = (build: RolldownOptions, name: string): RolldownOptions => ({
  ...build,
  plugins: [build.plugins ?? []].flat().filter((one) => !(one && 'name' in one && one.name === name)),
})

async function bytesOf({ output, ...input }: RolldownOptions): Promise<number> {
  const bundle = await rolldown(input)
  const made = await bundle.generate([output ?? []].flat()[0]).finally(() => bundle.close())
  const codes = made.output.flatMap((file) => (file.type === 'chunk' && file.fileName !== MAIL ? [file.code] : []))
  return codes.reduce((sum, code) => sum + Buffer.byteLength(code), 0)
}

/** An answer about many cases, each with a few comments. */
const ANSWER = JSON.stringify(
  Array.from({ length: 400 }, (_, id) => ({
    id: 9_000_000_000 + id,
    body: 'It was taken off the network.\n'.repeat(40),
  })),
)

async function jsonRatio(runs: number): Promise<number> {
  const by = (parse: (text: string) => unknown) => async () => {
    const before = process.cpuUsage()
    for (let times = 0; times < 10; times += 1) parse(ANSWER)
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  const { JSONParse } = (await import(`${root}node_modules/json-with-bigint/json-with-bigint.js`)) as {
    JSONParse(text: string): unknown
  }
  const [octokits = 1, plain = 1] = await inTurn([by(JSONParse), by(JSON.parse)], runs, quickest)
  return octokits / plain
}

async function yamlRatio(runs: number): Promise<number> {
  const text = readFileSync(`${root}templates/policy/hikeshi.yml`, 'utf8')
  const by = async (path: string) => {
    const yaml = (await import(`${root}node_modules/yaml/${path}`)) as { parse: typeof parse }
    return async () => {
      const before = process.cpuUsage()
      yaml.parse(text)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
  }
  const [node = 1, browser = 1] = await inTurn(
    [await by('dist/index.js'), await by('browser/index.js')],
    runs,
    quickest,
  )
  return node / browser
}
