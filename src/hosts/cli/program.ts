import { Command } from 'commander'
import { auditCommand } from './definitions/audit.ts'
import { checkCommand } from './definitions/check.ts'
import { demoCommand } from './definitions/demo.ts'
import { doctorCommand } from './definitions/doctor.ts'
import { generateCommand } from './definitions/generate.ts'
import { initCommand } from './definitions/init.ts'
import { registerCommand } from './definitions/register.ts'
import { rehearseCommand } from './definitions/rehearse.ts'
import { replayCommand } from './definitions/replay.ts'
import { reportCommand } from './definitions/report.ts'
import { sandboxCommand } from './definitions/sandbox.ts'
import { setUpCommand } from './definitions/set-up.ts'
import { startCommand } from './definitions/start.ts'
import { sweepCommand } from './definitions/sweep.ts'
import { upgradeCommand } from './definitions/upgrade.ts'
import { verifyCommand } from './definitions/verify.ts'

interface Entry {
  command: Command
  /** As somebody would type them; `YOUR-ORGANISATION` and the like are to be replaced. */
  examples: readonly string[]
}

interface Group {
  heading: string
  entries: readonly Entry[]
}

/** Every command, in the order in which a company comes to need it. */
const groups = (): readonly Group[] => [
  {
    heading: 'Try it:',
    entries: [
      {
        command: sandboxCommand(),
        examples: ['sandbox', 'sandbox --port 4180 --locale en', 'sandbox --policy hikeshi.yml'],
      },
      { command: demoCommand(), examples: ['demo', 'demo --locale ja'] },
    ],
  },
  {
    heading: 'Set up:',
    entries: [
      {
        command: setUpCommand(),
        examples: [
          'set-up --org YOUR-ORGANISATION --dry-run',
          'set-up --org YOUR-ORGANISATION --mode app --url https://hikeshi.example.com',
          'set-up --org YOUR-ORGANISATION -y --company Acme --phone 03-5550-0100 --mode action --action YOUR-ORGANISATION/hikeshi@v1',
          'set-up --org YOUR-ORGANISATION --member responders=aoki,mori --person officer=kato --reporters all-staff',
        ],
      },
      {
        command: initCommand(),
        examples: [
          'init --dir ../incidents --runbooks ../runbooks --restricted ../restricted --locale en --mode app',
          'init --dir . --mode one-repository -y --company Acme --phone 03-5550-0100',
        ],
      },
      {
        command: registerCommand(),
        examples: [
          'register --org YOUR-ORGANISATION --url https://hikeshi.example.com',
          'register --org YOUR-ORGANISATION --out app.env',
        ],
      },
      {
        command: doctorCommand(),
        examples: ['doctor --repo YOUR-ORGANISATION/incidents', 'doctor --repo YOUR-ORGANISATION/incidents --fix'],
      },
      {
        command: rehearseCommand(),
        examples: ['rehearse --org YOUR-ORGANISATION --dry-run', 'rehearse --org YOUR-ORGANISATION --yes --json'],
      },
    ],
  },
  {
    heading: 'Policy:',
    entries: [
      { command: generateCommand(), examples: ['generate --dir ../incidents', 'generate --dir ../incidents --check'] },
      { command: checkCommand(), examples: ['check', 'check ../incidents/.github/hikeshi.yml --json'] },
      { command: upgradeCommand(), examples: ['upgrade --dir ../incidents', 'upgrade --dir ../incidents --own'] },
      {
        command: replayCommand(),
        examples: ['replay --repo YOUR-ORGANISATION/incidents --policy ../incidents/.github/hikeshi.yml'],
      },
    ],
  },
  {
    heading: 'Run:',
    entries: [
      { command: startCommand(), examples: ['start'] },
      { command: sweepCommand(), examples: ['sweep --repo YOUR-ORGANISATION/incidents'] },
    ],
  },
  {
    heading: 'Records:',
    entries: [
      {
        command: verifyCommand(),
        examples: ['verify --repo YOUR-ORGANISATION/incidents', 'verify --dir ../ledger --json'],
      },
      { command: auditCommand(), examples: ['audit --repo YOUR-ORGANISATION/incidents --out audit'] },
      { command: reportCommand(), examples: ['report --repo YOUR-ORGANISATION/incidents --out report'] },
    ],
  },
]

/** The whole command line. */
export function program(version: string): Command {
  const all = new Command('hikeshi')
    .description("Runs a company's security-incident regulation on GitHub.")
    .version(version, '--version', 'the version of this program')
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
    .exitOverride()
    .addHelpText('after', '\nExamples of a command: hikeshi COMMAND --help')
  for (const { heading, entries } of groups()) {
    all.commandsGroup(heading)
    for (const { command, examples } of entries) {
      command.addHelpText('after', `\nExamples:\n${examples.map((each) => `  hikeshi ${each}\n`).join('')}`.trimEnd())
      // The settings above hold for every command: called wrongly, each ends with 2.
      all.addCommand(command.copyInheritedSettings(all))
    }
  }
  return all
}
