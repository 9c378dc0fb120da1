import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { OWNER_ALONE } from '../../../adapters/files/app-secrets.ts'
import { newSealKey } from '../../../adapters/keys/new-seal-key.ts'
import { SEAL_SECRET } from '../../../app/set-up/company/steps/secrets.ts'
import type { OwnApp } from './company-app.ts'

/** Beside the file in which an app's variables would be. */
export const sealKeyFile = (out: string): string => join(dirname(out), 'hikeshi-seal.pem')

/** GitHub's own app, in whose name the workflows of one repository write: nobody registers it, and it is everywhere. */
export const actionsApp = (out: string): OwnApp => ({
  state: async () => ({ kind: 'registered', slug: 'github-actions', installed: true, reach: 'all', installations: '' }),
  async secrets() {
    const key = await readFile(sealKeyFile(out), 'utf8').catch(unlessMissing)
    return key === undefined ? undefined : { [SEAL_SECRET]: key }
  },
  server: async () => undefined,
  place: async () => undefined,
})

/** GitHub shows no secret again: this file is the only copy of the key that people have. */
export async function makeSealKey(out: string): Promise<void> {
  await writeFile(sealKeyFile(out), newSealKey(), { mode: OWNER_ALONE, flag: 'wx' })
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
