import { createPrivateKey, sign } from 'node:crypto'

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * By which an app says who it is, for less than the ten minutes that GitHub allows:
 * https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
export function appToken(appId: number, privateKey: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
  // Clocks differ: GitHub's own advice is a minute back.
  const claims = { iat: seconds - 60, exp: seconds + 8 * 60, iss: String(appId) }
  const unsigned = `${base64({ alg: 'RS256', typ: 'JWT' })}.${base64(claims)}`
  const signature = sign('RSA-SHA256', Buffer.from(unsigned), createPrivateKey(privateKey))
  return `${unsigned}.${signature.toString('base64url')}`
}
