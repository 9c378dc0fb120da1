import { Command } from 'commander'
import { auditCommand } from './definitions/audit.ts'
import { checkCommand } from './definitions/check.ts'
import { demoCommand } from './definitions/demo.ts'
import { doctorCommand } from './definitions/doctor.ts'
import { generateCommand } from './definitions/generate.ts'
import { initCommand } from './definitions/init.ts'
import { RECORDS_EXITS } from './definitions/records-exits.ts'
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
import { type HelpWords, helpIn, IN_ENGLISH, mistakeInJapanese } from './help-words.ts'

interface Entry {
  command: Command
  /** As somebody would type them; `YOUR-ORGANISATION` and the like are to be replaced. */
  examples: readonly string[]
  /** Said below the options. */
  note?: string
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
        examples: ['sandbox', 'sandbox --port 4180 --locale en', 'sandbox --policy hikeshi.yml', 'sandbox --empty'],
      },
      { command: demoCommand(), examples: ['demo', 'demo --locale ja', 'demo --json'] },
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
          'set-up --org YOUR-ORGANISATION --mode one-repository --person officer=kato --person deputy=mori',
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
        note: RECORDS_EXITS,
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
        note: RECORDS_EXITS,
        examples: ['verify --repo YOUR-ORGANISATION/incidents', 'verify --dir ../ledger --json'],
      },
      {
        command: auditCommand(),
        note: RECORDS_EXITS,
        examples: ['audit --repo YOUR-ORGANISATION/incidents --out audit'],
      },
      {
        command: reportCommand(),
        note: RECORDS_EXITS,
        examples: ['report --repo YOUR-ORGANISATION/incidents --out report'],
      },
    ],
  },
]

/** The whole command line. */
export function program(version: string, words: HelpWords): Command {
  const all = helpIn(new Command('hikeshi'), words)
    .description("Runs a company's security-incident regulation on GitHub.")
    .version(version, '--version', 'the version of this program')
    .configureOutput({
      writeErr: (text) => process.stderr.write(text),
      outputError: (text, write) => write(words === IN_ENGLISH ? text : mistakeInJapanese(text)),
    })
    .exitOverride()
    .addHelpText('after', `\n${words('Examples of a command: hikeshi COMMAND --help')}`)
  for (const { heading, entries } of groups()) {
    all.commandsGroup(heading)
    for (const { command, examples, note } of entries) {
      if (note !== undefined) command.addHelpText('after', `\n${words(note)}`)
      command.addHelpText(
        'after',
        `\n${words('Examples:')}\n${examples.map((each) => `  hikeshi ${each}\n`).join('')}`.trimEnd(),
      )
      // The settings above hold for every command: called wrongly, each ends with 2.
      all.addCommand(helpIn(command.copyInheritedSettings(all), words))
    }
  }
  return all
}
