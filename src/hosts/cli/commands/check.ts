import { readFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { POLICY_PATH } from '../../../adapters/files/policy-paths.ts'
import { packageBases } from '../../../adapters/policy/bases.ts'
import { reviewPolicyFiles } from '../../../adapters/policy/check-policy-files.ts'
import { resolvedPath } from '../../../adapters/policy/company-policy.ts'
import { formatProblem } from '../../../adapters/policy/format-problem.ts'
import { languageOf } from '../../../adapters/policy/language-of.ts'
import { LANGUAGES, type Language } from '../../../domain/policy/basics.ts'
import { EXIT } from '../exit.ts'

export function checkCommand(): Command {
  return new Command('check')
    .description('proves a policy: every problem with file, line, column and code')
    .argument('[file]', 'the policy', POLICY_PATH)
    .addOption(
      new Option('--locale <language>', "language of the findings; left out: the policy's own").choices(LANGUAGES),
    )
    .option('--json', 'print one JSON document')
    .action(check)
}

async function check(file: string, { json = false, locale }: { json?: boolean; locale?: Language }): Promise<void> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`${file} cannot be read: give the policy's path, or run "hikeshi init" first`, { cause })
  })
  const resolved = await readFile(resolvedPath(file), 'utf8').catch(() => undefined)
  const bases = packageBases()
  const now = new Date().toISOString()
  const problems = reviewPolicyFiles({ file, text, resolved }, { language: locale ?? languageOf(text), bases, now })
  if (json) process.stdout.write(`${JSON.stringify({ file, problems }, undefined, 2)}\n`)
  else if (problems.length === 0) process.stdout.write(`${file}: nothing is wrong\n`)
  else process.stdout.write(problems.map((problem) => `${formatProblem(text, problem)}\n`).join(''))
  if (problems.some(({ severity }) => severity === 'error')) process.exitCode = EXIT.findings
}
