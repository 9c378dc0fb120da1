import { Command, InvalidArgumentError } from 'commander'
import type { Sandbox, SandboxFacts } from '../../../sandbox/sandbox-facts.ts'
import { startSandbox } from '../../../sandbox/start-sandbox.ts'
import { laidOut } from '../sandbox-set-up.ts'
import { untilStopped } from '../until-stopped.ts'

interface Options {
  port?: number
  policy?: string
  json?: boolean
}

export function sandboxCommand(): Command {
  return new Command('sandbox')
    .description('the embedded GitHub with the app on it: no account, nothing leaves this machine')
    .option('--port <number>', 'where to listen on 127.0.0.1 (default: any free port)', portNumber)
    .option('--policy <file>', 'a policy other than the default one')
    .option('--json', 'print one line of JSON once everything is up')
    .action(runSandbox)
}

export async function runSandbox({ port, policy, json }: Options): Promise<void> {
  const sandbox = await startSandbox({
    ...(await laidOut(policy)),
    ...(port === undefined ? {} : { port }),
    ...(policy === undefined ? {} : { policyPath: policy }),
  })
  process.stdout.write(json ? `${JSON.stringify(factsOf(sandbox))}\n` : welcome(sandbox))
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

function welcome({ url, org, repos, tokens, project }: SandboxFacts): string {
  const [, incidents] = repos.incidents.split('/')
  const as = (login: string): string => `-H "Authorization: Bearer ${tokens[login]}"`
  return `The embedded GitHub is up. Nothing leaves this machine; everything is gone when it stops (Ctrl+C).

  Look:    ${url}/
  API:     ${url}/repos/${org}/${incidents}   (the paths of GitHub's REST API)
  Board:   organisation ${org}, project ${project.number}
  People:  ${Object.keys(tokens).join(', ')}

Try it in a second terminal. Somebody reports:

  curl -s ${as('reporter')} ${url}/repos/${repos.incidents}/issues \\
    -d '{"title":"A strange login","labels":["hikeshi: incident"],"body":"### What happened?\\n\\nSomebody signed in as me at night."}'

A responder contains at once, and says so:

  curl -s ${as('responder')} ${url}/repos/${repos.incidents}/issues/2/comments \\
    -d '{"body":"/contain Signed the account out everywhere and changed its password"}'

Somebody tries to go on too early, and is told what is missing and why:

  curl -s ${as('responder')} ${url}/repos/${repos.incidents}/issues/2/comments -d '{"body":"/phase eradication"}'
  curl -s ${as('responder')} ${url}/repos/${repos.incidents}/issues/2/comments

`
}

export function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('A port is a whole number up to 65535.')
  return port
}
