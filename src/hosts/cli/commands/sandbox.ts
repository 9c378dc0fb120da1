import { languageOf } from '../../../adapters/policy/language-of.ts'
import { DEFAULT_LOCALE, type Mode } from '../../../app/set-up/choices.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import { OWNER } from '../../../sandbox/organisation/people.ts'
import { playgroundWords } from '../../../sandbox/playground/words.ts'
import type { Sandbox, SandboxFacts } from '../../../sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../sandbox/start-sandbox.ts'
import { openBrowser } from '../open-browser.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { sandboxRecords } from '../sandbox-records.ts'
import { laidOut, policyToTry } from '../sandbox-set-up.ts'
import { saidBefore, saidIn } from '../terminal-language.ts'
import { untilStopped } from '../until-stopped.ts'

interface Options {
  port?: number
  policy?: string
  locale?: Language
  json?: boolean
  /** How many processes of the app take turns behind the one address. */
  instances?: number
  /** Shows the playground at once, to a person at a terminal. */
  open?: boolean
  empty?: boolean
  /** How the company that is set up there will be run. */
  mode?: Mode
}

export async function runSandbox({
  port,
  policy,
  locale,
  json,
  open,
  empty = false,
  mode = 'app',
  instances = 1,
}: Options): Promise<void> {
  const policyText = await policyToTry(policy, locale)
  const language =
    policy === undefined ? saidBefore(locale, DEFAULT_LOCALE) : saidIn(locale, languageOf(policyText) ?? 'no-policy')
  const company = empty
    ? { company: 'empty' as const, answeredBy: ANSWERED_BY[mode], records: sandboxRecords }
    : laidOut(policyText, policy)
  const options = { ...company, apps: instances, ...(port === undefined ? {} : { port }) }
  const sandbox = await whileWorking(WORKING.sandbox[language], () => startSandbox(options))
  process.stdout.write(
    json
      ? `${JSON.stringify(factsOf(sandbox))}\n`
      : empty
        ? nothingYet(sandbox, mode, language)
        : welcome(sandbox, language),
  )
  if (open === true && process.stdin.isTTY && process.stdout.isTTY) openBrowser(`${sandbox.url}/`)
  await untilStopped()
  await sandbox.stop()
}

const factsOf = ({ url, webhookUrl, org, project, repos, tokens, app, control }: Sandbox): SandboxFacts => ({
  url,
  webhookUrl,
  org,
  project,
  repos,
  tokens,
  app,
  control,
})

const ANSWERED_BY = { app: 'app', action: 'workflows', 'one-repository': 'actions' } as const satisfies Record<
  Mode,
  string
>
const ACTION = `--action example-corp/hikeshi@${'1'.repeat(40)}`
/** Flags of a set-up for each way to run it. */
const WAYS: Readonly<Record<Mode, string>> = {
  app: '--url https://hikeshi.example.com',
  action: `--mode action ${ACTION}`,
  'one-repository': `--mode one-repository ${ACTION}`,
}

/** The lines to type in a second terminal: the documents' own command, with this GitHub in GitHub's place. */
function nothingYet({ url, org, tokens }: SandboxFacts, mode: Mode, language: Language): string {
  const say = playgroundWords(language)
  return `${say('terminal.up')}

${say('terminal.empty', { org })}

  export GITHUB_API_URL=${url} GITHUB_TOKEN=${tokens[OWNER]}
  npm run --silent hikeshi -- set-up --org ${org} ${WAYS[mode]} --locale ${language}

${say('terminal.empty-look')}  ${url}/?as=${OWNER}
`
}

function welcome({ url, org, repos, tokens, project }: SandboxFacts, language: Language): string {
  const say = playgroundWords(language)
  const as = (login: string): string => `-H "Authorization: Bearer ${tokens[login]}"`
  const issues = `${url}/repos/${repos.incidents}/issues`
  const people = Object.keys(tokens).join(', ')
  return `${say('terminal.up')}

  ${say('terminal.look')}  ${url}/
  ${say('terminal.tour')}  ${url}/?tour=night
  ${say('terminal.board')}  ${project.url}
  ${say('terminal.api')}  ${url}/repos/${repos.incidents}   (${say('terminal.api-is', { org })})
  ${say('terminal.people')}  ${people}

${say('terminal.try')}

  curl -s ${as('reporter')} ${issues} \\
    -d '{"title":"${say('terminal.title')}","labels":["hikeshi: incident"],"body":"${say('terminal.body')}"}'

${say('terminal.contain')}

  curl -s ${as('responder')} ${issues}/2/comments \\
    -d '{"body":"/contain ${say('terminal.contained')}"}'

${say('terminal.too-early')}

  curl -s ${as('responder')} ${issues}/2/comments -d '{"body":"/phase eradication"}'
  curl -s ${as('responder')} ${issues}/2/comments

`
}
