import { execFile } from 'node:child_process'
import { gitInCheckout } from './git-in-checkout.ts'

/** The host that a checkout came from, as git knows it; undefined where git knows none. */
export function originHost(directory: string): Promise<string | undefined> {
  const { args, options } = gitInCheckout(directory, ['config', '--get', 'remote.origin.url'])
  return new Promise((resolve) => {
    execFile('git', args, options, (error, url) => resolve(error ? undefined : hostIn(url.trim())))
  })
}

/** `https://host/owner/name`, `ssh://git@host/owner/name` or `git@host:owner/name`. */
function hostIn(url: string): string | undefined {
  if (URL.canParse(url)) return new URL(url).hostname || undefined
  return /^(?:[\w.-]+@)?([\w.-]+\.[\w-]+):/.exec(url)?.[1]
}
