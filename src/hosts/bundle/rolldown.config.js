import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'rolldown'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const entries = { hikeshi: 'src/hosts/cli/entry.js', 'sandbox-app': 'src/sandbox/app-process.ts' }
/** The sandbox's app needs its host: an entry is built once everything it starts from is there. */
const needs = { 'sandbox-app': ['src/hosts/probot/server.ts'] }

const ready = ([name, file]) => [file, ...(needs[name] ?? [])].every((path) => existsSync(root + path))

/**
 * Of the two builds of this library the one for browsers reads a policy an eighth quicker: the other looks up a variable of
 * the environment for every token. It has modules too, so that what is not used can be left out.
 */
const yaml = { yaml: `${root}node_modules/yaml/browser/index.js` }

/**
 * Packages that npm installs beside the program stay outside, save that reader. The sandbox starts its app again and again, and
 * from a file it is there in a third of the time that hundreds take.
 */
const outside = { hikeshi: /^(?![./]|\0|yaml$)[^:]*$|^node:/, 'sandbox-app': /^node:/ }

/** Two programs, so two bundles. */
const programs = Object.entries(entries)
  .filter(ready)
  .map(([name, file]) => ({
    cwd: root,
    input: { [name]: root + file },
    platform: 'node',
    external: outside[name],
    resolve: { alias: yaml },
    logLevel: 'silent',
    output: {
      dir: `${root}dist`,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: `${name}-[name]-[hash].js`,
      sourcemap: false,
    },
  }))

const DAY_MS = 24 * 60 * 60 * 1000

/** Of 80 years of holidays we ask for the dates alone; their names and weekdays are nine tenths of the file. */
const bareHolidays = {
  name: 'bare-holidays',
  transform(_code, id) {
    if (!id.endsWith('/src/domain/clock/national-holidays.ts')) return null
    const days = Object.keys(createRequire(id)('@holiday-jp/holiday_jp/lib/holidays.js'))
      .map((day) => Date.parse(day) / DAY_MS)
      .sort((a, b) => a - b)
    // One character for each: how many days it lies after the one before.
    const gaps = days.map((day, at) => String.fromCharCode(day - (days[at - 1] ?? 0) + 40)).join('')
    return `let day = 0
      const days = new Set(Array.from(${JSON.stringify(gaps)}, (gap) => (day += gap.charCodeAt(0) - 40)))
      export const isNationalHoliday = (date) => days.has(Date.parse(date) / ${DAY_MS})`
  },
}

/** The Action reads YAML 1.2 by its core schema and writes none: other schemas are never asked for. */
const noYamlWriter = {
  name: 'no-yaml-writer',
  transform(code, id) {
    if (/\/yaml\/browser\/dist\/schema\/(?:yaml-1\.1|json)\/schema\.js$/.test(id)) return 'export const schema = []'
    if (
      !/\/yaml\/browser\/dist\/stringify\/(?:stringify(?:Collection|Comment|Document|Number|Pair|String)?|foldFlowLines)\.js$/.test(
        id,
      )
    )
      return null
    const names = [...code.matchAll(/^export \{ (.*) \};$/gm)].flatMap(([, list]) => list.split(', '))
    return names.map((name) => `export const ${name} = () => { throw new Error('no YAML is written here') }`).join('\n')
  },
}

/** The release has the texts beside the bundle: bundled they would be there twice, and a run speaks the language of its case. */
const textsBeside = {
  name: 'texts-beside',
  transform(_code, id) {
    const [, of = ''] = /\/src\/adapters\/(errors|messages|policy)\/text-files\.ts$/.exec(id) ?? []
    const folder = { errors: 'texts/errors', messages: 'texts', policy: 'texts/findings' }[of]
    if (folder === undefined) return null
    return `const read = {}
      const textsIn = (language) => process.getBuiltinModule('fs').readFileSync(new URL(\`../templates/${folder}/\${language}.json\`, import.meta.url), 'utf8')
      export const textsOf = (language) => (read[language] ??= JSON.parse(textsIn(language)))`
  },
}

const PLAIN_JSON = '\0plain-json'

/** Octokit looks through each answer for numbers that a number does not hold; GitHub has none of these. */
const plainJson = {
  name: 'plain-json',
  resolveId: (id) => (id === 'json-with-bigint' ? PLAIN_JSON : null),
  load: (id) =>
    id === PLAIN_JSON ? 'export const JSONParse = JSON.parse\nexport const JSONStringify = JSON.stringify' : null,
}

const TIMES = 'action-times.cjs'
const TIMES_WHEN_ASKED = '\0times-when-asked'

/** Most events say no time in English words: what reads those is compiled by the first that does. A domain waits for nothing. */
const timesWhenAsked = {
  name: 'times-when-asked',
  resolveId: (id) => (id === 'chrono-node/en' ? TIMES_WHEN_ASKED : null),
  load: (id) =>
    id === TIMES_WHEN_ASKED
      ? `let read
        const load = () => process.getBuiltinModule('module').createRequire(import.meta.url)('./${TIMES}').casual
        export const casual = { parse: (...asked) => (read ??= load()).parse(...asked) }`
      : null,
}

const ONE_READER = '\0one-reader'

/** Of that library one reader is used. */
const oneReader = {
  name: 'one-reader',
  resolveId: (id) => (id === TIMES ? ONE_READER : null),
  load: (id) => (id === ONE_READER ? "export { casual } from 'chrono-node/en'" : null),
}

/** The name of the code that has read a file: a reading kept by an Action counts for the same code alone, named by its sources. */
const namedReader = {
  name: 'named-reader',
  transform(_code, id) {
    if (!id.endsWith('/src/hosts/action/reader.ts')) return null
    const digest = createHash('sha256')
    const folders = ['src/domain', 'src/adapters/policy', 'src/adapters/runbooks']
    for (const folder of folders) {
      for (const name of readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).sort())
        if (name.endsWith('.ts')) digest.update(`${folder}/${name}\n${readFileSync(`${root}${folder}/${name}`)}\n`)
    }
    digest.update(readFileSync(`${root}package-lock.json`))
    return `export const PARSER_VERSION = '${digest.digest('hex').slice(0, 16)}'`
  },
}

/** The readers of policies and runbooks: most events find theirs read already. */
const READERS = new RegExp(
  [
    'node_modules/yaml/',
    'src/adapters/(?:policy/|yaml/|runbooks/parse-)',
    'src/domain/policy-proof/',
    'src/domain/policy/(?:own/|safeguards/|policy-diff|named-as-before|inherit)',
    'src/domain/policy/(?:[a-z]+\\.schema|process|invariants|fields|catalogue|roles|detection|customer)\\.ts',
    'src/domain/(?:gates/gate|clock/clock|calls/call)\\.schema\\.ts',
    'src/domain/(?:issue-form/issue-form-rules|values/tells-secret)',
    'src/domain/runbook/(?:check-|runbook-head|places|review-due|suggest)',
  ].join('|'),
)

/** The readers of all records: by order, or before the case of a check is shown. */
const RECORDS =
  /src\/(?:(?:domain|app|adapters)\/audit\/|domain\/edition\/who-has|domain\/doctor\/who-needs-what|app\/follow-up\/findings\/look-through|adapters\/messages\/findings\/|app\/case\/ledger\/records-found|adapters\/messages\/records-words|hosts\/action\/(?:records|records-there|verify)\.ts)/

/** The questions that only a round asks of GitHub, and what is said and done of what was lost or locked, which hardly any event asks for. */
const ROUNDS =
  /src\/(?:app\/(?:case\/ledger\/looked-mark|messages\/(?:administrators-called|call-unrecorded|calls-issue|issue-once|join-earlier-report|post-one|put-back-or-told|report-tampering|report-unrecorded|take-out-words)|pipeline\/open-machine-report|policy\/restore-adoptions|rounds\/(?:catch-up|catch-up-deleted|on-relocated|tell-places)|screen\/(?:send-while-locked|show-issue-settings))|adapters\/(?:github\/(?:graphql\/(?:account|cases-together|folder-changed|issues-labelled|places)|ledger\/(?:branch-resets|git-ledger-(?:history|removed)|left-word|look-around|word-(?:label|of-rounds)))|messages\/(?:administrators-line|board-lost|late-sweep|locked|lost-record|place-lost|stand-in|tampered|unrecorded)))\.ts/

/** The parts that adopt a policy, or look at a pull request: by the events that ask for it. */
const PROPOSALS =
  /src\/(?:app\/(?:replay\/(?!policy-unknown-error)[a-z-]+|policy\/(?:adopt|adopt-reach|bind-repositories|check-policy-proposal|check-runbooks|on-adopt|report-overlaps|revision-said|seal-key-draft)|pipeline\/on-pull-request|messages\/tell-revision)|adapters\/replay\/[a-z-]+|adapters\/messages\/(?:adoption|policy-changes|policy-check|runbook-check))\.ts/

/** The papers that are drawn up of a case, and the pull requests that they are opened in: plans, letters, editions. */
const PAPERS =
  /src\/(?:domain\/edition\/edition-|app\/follow-up\/(?:edition\/[a-z-]+|improvement-pull-requests|renew-revisions|action-plan|wrong-action-items|refuse-out-of-reach)\.ts|adapters\/messages\/(?:action-issue\.ts|papers\.ts|plan\/|documents\/|edition\/)|adapters\/github\/(?:graphql\/open-pull-request|pull-requests\/pull-requests-(?:check|open|rewrite))\.ts)/

const APART = [READERS, RECORDS, ROUNDS, PROPOSALS, PAPERS]

/**
 * Files that an event loads: `run` and `shared` always, `readers` where a policy or a runbook is new. What proves a policy or
 * reads all records is asked for by `records.ts` alone, and loads what it needs of the rest.
 */
const FILES = {
  groups: [
    { name: 'shared', minShareCount: 2, test: (id) => !APART.some((part) => part.test(id)), priority: 1 },
    { name: 'readers', test: READERS },
    { name: 'rounds', test: ROUNDS },
    { name: 'proposals', test: PROPOSALS },
    { name: 'papers', test: PAPERS },
    // The largest comes last: each of the others takes along what it needs.
    { name: 'records', test: RECORDS },
  ],
}

/** The small entry decides by itself whether an event needs anything, and loads the rest as it stands in `dist`. */
const ELSEWHERE = { './begin.ts': './action-begin.js', './run.ts': './action-run.js' }
const restIsElsewhere = {
  name: 'rest-is-elsewhere',
  resolveId: (id) => (id in ELSEWHERE ? { id: ELSEWHERE[id], external: true } : null),
}

/** The Action stands alone: nothing is installed where it runs, and every run pays for each module that it loads. */
const action = (input, plugins, codeSplitting, more = {}) => ({
  cwd: root,
  input,
  platform: 'node',
  logLevel: 'silent',
  resolve: { alias: yaml },
  plugins: [bareHolidays, noYamlWriter, textsBeside, namedReader, plainJson, ...plugins],
  treeshake: {
    propertyReadSideEffects: false,
    // Importing these does nothing by itself: what is not used of them (an HTTP client for sign-in tokens) is left out.
    moduleSideEffects: [
      { test: /node_modules\/(?:@actions|temporal-polyfill|tunnel|undici|yaml)\//, sideEffects: false },
    ],
  },
  output: {
    dir: `${root}dist`,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'action-[name].js',
    minify: true,
    comments: { legal: true, annotation: false, jsdoc: false },
    sourcemap: false,
    codeSplitting,
    ...more,
  },
})

const PLAYGROUND = 'src/sandbox/playground/browser'
/** Copies of tokens, by the machine's theme alone: the playground has the tokens themselves, by the theme that is chosen. */
const OWN_TOKENS = /^(?:--[\w-]+|color-scheme):.*\n/gm
/** GitHub's own style sheets and the playground's, in the order in which they are imported, as one file beside the program. */
const styleSheet = () => {
  const sheets = new Map()
  return {
    name: 'style-sheet',
    transform(code, id) {
      if (!id.endsWith('.css')) return null
      const rules = code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s+/gm, '')
      sheets.set(id, id.includes('github-markdown-css') ? rules.replace(OWN_TOKENS, '') : rules)
      return { code: '', moduleType: 'js', moduleSideEffects: true }
    },
    generateBundle() {
      const order = this.getModuleInfo(`${root}${PLAYGROUND}/style-sheets.ts`)?.importedIds ?? []
      const source = order.map((id) => sheets.get(id) ?? '').join('\n')
      this.emitFile({ type: 'asset', fileName: 'playground.css', source })
    },
  }
}

/** The browser's part of the embedded GitHub: it stands alone, apart from every program. */
const playground = {
  cwd: root,
  input: { playground: `${root}${PLAYGROUND}/main.tsx` },
  platform: 'browser',
  logLevel: 'silent',
  transform: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  moduleTypes: { '.svg': 'text' },
  plugins: [styleSheet()],
  output: {
    dir: `${root}dist`,
    format: 'esm',
    entryFileNames: '[name].js',
    minify: true,
    comments: { legal: true, annotation: false, jsdoc: false },
    sourcemap: false,
    codeSplitting: false,
  },
}

export default defineConfig([
  ...programs,
  playground,
  // Node's loader of modules costs more than all of an event that needs nothing.
  action({ action: `${root}src/hosts/action/main.ts` }, [restIsElsewhere], false, {
    ...{ format: 'cjs', entryFileNames: 'action.cjs' },
  }),
  action({ 'action-begin': `${root}src/hosts/action/begin.ts` }, [restIsElsewhere], false),
  action({ 'action-run': `${root}src/hosts/action/run.ts` }, [timesWhenAsked], FILES),
  action({ 'action-times': TIMES }, [oneReader], false, { format: 'cjs', entryFileNames: TIMES }),
])
