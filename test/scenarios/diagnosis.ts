import { expect } from 'vitest'
import { doctorCommand } from '../../src/hosts/cli/definitions/doctor.ts'
import { runCommand } from '../hosts/cli/run-command.ts'
import type { Company } from './company.ts'

export interface Finding {
  code: string
  level: 'broken' | 'hint'
  about: Record<string, string>
  what: string
  remedy: string
  fixable: boolean
}

export interface Diagnosis {
  code: number
  findings: Finding[]
  mended: number
  failed: string[]
}

/** As the CLI would be called; `env` stands instead of everything that it reads of the environment. */
export async function doctor(here: Company, env: Record<string, string>, ...more: string[]): Promise<Diagnosis> {
  for (const name of ['GITHUB_TOKEN', 'APP_ID', 'PRIVATE_KEY']) delete process.env[name]
  Object.assign(process.env, { GITHUB_API_URL: here.sandbox.url, ...env })
  const ran = await runCommand(doctorCommand(), '--repo', here.sandbox.repos.incidents, '--json', ...more)
  expect(ran.err).toBe('')
  return { code: ran.code, ...JSON.parse(ran.out) }
}

export const ownerOf = (here: Company): Record<string, string> => ({ GITHUB_TOKEN: here.sandbox.tokens.admin ?? '' })
export const appOf = (here: Company): Record<string, string> => ({
  APP_ID: String(here.sandbox.app.id),
  PRIVATE_KEY: here.sandbox.secrets.privateKey,
})
export const both = (here: Company): Record<string, string> => ({ ...ownerOf(here), ...appOf(here) })
export const codes = ({ findings }: Pick<Diagnosis, 'findings'>): string[] => [
  ...new Set(findings.map(({ code }) => code)),
]
