/** GitHub's API, by the host name that people see: github.com if none, a data-residency host, or a GitHub Enterprise Server. */
export function apiOf(host: string | undefined): string {
  if (host === undefined || host === '' || host === 'github.com') return 'https://api.github.com'
  return host.endsWith('.ghe.com') ? `https://api.${host}` : `https://${host}/api/v3`
}

/** The reverse: the web address of GitHub at an API address. */
export function webOf(api: string): string {
  if (api === 'https://api.github.com') return 'https://github.com'
  return api.replace(/\/api\/v3\/?$/, '').replace('://api.', '://')
}
