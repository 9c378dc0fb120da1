import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { RULES } from './rules.ts'

/** Looks at every import below a folder that has a `src`, by the project's own rules. */
export async function cruised(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(['src'], {
    baseDir,
    validate: true,
    ruleSet: { forbidden: [...RULES] },
    doNotFollow: { path: 'node_modules' },
    // Types too: a type that crosses a border ties both sides just as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)) },
  })
  if (typeof output === 'string') throw new TypeError('the result of a cruise is data')
  return output
}

export const broken = ({ summary }: ICruiseResult): string[] =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort()
