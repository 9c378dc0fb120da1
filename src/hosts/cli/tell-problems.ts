import { POLICY_PATH } from '../../adapters/files/policy-paths.ts'
import { formatProblem } from '../../adapters/policy/format-problem.ts'
import type { PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { EXIT } from './exit.ts'
import { tellJson } from './tell-json.ts'

/** Why a command that begins with the policy cannot go on: every problem, with its place. */
export function tellProblems(text: string, problems: readonly PolicyProblem[], json: boolean): void {
  if (json) tellJson({ file: POLICY_PATH, problems })
  else for (const problem of problems) process.stderr.write(`${formatProblem(text, problem)}\n`)
  process.exitCode = EXIT.findings
}
