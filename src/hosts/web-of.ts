/** GitHub's web address for an API address: github.com, a data-residency host, or a GitHub Enterprise Server. */
export function webOf(api: string): string {
  if (api === 'https://api.github.com') return 'https://github.com'
  return api.replace(/\/api\/v3\/?$/, '').replace('://api.', '://')
}
