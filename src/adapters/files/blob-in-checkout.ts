import { execFile } from 'node:child_process'
import { gitInCheckout } from './git-in-checkout.ts'

/** A git blob in a checkout, by its sha; undefined where git does not have it, or the folder is no checkout. */
export function blobInCheckout(directory: string, sha: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha)) return Promise.resolve(undefined)
  const { args, options } = gitInCheckout(directory, ['cat-file', 'blob', sha])
  return new Promise((resolve) => {
    execFile('git', args, { ...options, maxBuffer: 2 ** 24 }, (error, text) => resolve(error ? undefined : text))
  })
}
