import { Command } from 'commander'
import { packageFile } from '../../adapters/files/package-files.ts'
import { auditCommand } from './commands/audit.ts'
import { checkCommand } from './commands/check.ts'
import { demoCommand } from './commands/demo.ts'
import { doctorCommand } from './commands/doctor.ts'
import { generateCommand } from './commands/generate.ts'
import { initCommand } from './commands/init.ts'
import { registerCommand } from './commands/register.ts'
import { replayCommand } from './commands/replay.ts'
import { reportCommand } from './commands/report.ts'
import { sandboxCommand } from './commands/sandbox.ts'
import { setUpCommand } from './commands/set-up.ts'
import { startCommand } from './commands/start.ts'
import { sweepCommand } from './commands/sweep.ts'
import { upgradeCommand } from './commands/upgrade.ts'
import { verifyCommand } from './commands/verify.ts'
import { EXIT } from './exit.ts'
import { inOneSentence } from './in-one-sentence.ts'

const { version } = JSON.parse(await packageFile('package.json'))

const program = new Command('hikeshi')
  .description("Runs a company's security-incident regulation on GitHub.")
  .version(String(version), '--version', 'the version of this program')
  .addCommand(startCommand())
  .addCommand(sandboxCommand())
  .addCommand(demoCommand())
  .addCommand(setUpCommand())
  .addCommand(initCommand())
  .addCommand(registerCommand())
  .addCommand(generateCommand())
  .addCommand(checkCommand())
  .addCommand(upgradeCommand())
  .addCommand(doctorCommand())
  .addCommand(verifyCommand())
  .addCommand(replayCommand())
  .addCommand(auditCommand())
  .addCommand(reportCommand())
  .addCommand(sweepCommand())
  .configureOutput({ writeErr: (text) => process.stderr.write(text) })
  .exitOverride()

// What is set above holds for every command: called wrongly, each ends with 2.
for (const command of program.commands) command.copyInheritedSettings(program)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

/** Commander has said already what is wrong with the words of a call; anything else is said here. */
function exitCodeOf(error: unknown): number {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')) {
    return 'exitCode' in error && error.exitCode === 0 ? EXIT.fine : EXIT.usage
  }
  process.stderr.write(`hikeshi: ${inOneSentence(error)}\n`)
  return EXIT.usage
}
