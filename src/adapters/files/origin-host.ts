import { execFile } from 'node:child_process'

/** The host that a checkout came from, as git knows it; undefined where git knows none. */
export function originHost(directory: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('git', ['config', '--get', 'remote.origin.url'], { cwd: directory }, (error, url) =>
      resolve(error ? undefined : hostIn(url.trim())),
    )
  })
}

/** `https://host/owner/name`, `ssh://git@host/owner/name` or `git@host:owner/name`. */
function hostIn(url: string): string | undefined {
  if (URL.canParse(url)) return new URL(url).hostname || undefined
  return /^(?:[\w.-]+@)?([\w.-]+\.[\w-]+):/.exec(url)?.[1]
}
