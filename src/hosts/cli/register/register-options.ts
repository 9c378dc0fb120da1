import { InvalidArgumentError } from 'commander'
import { LONGEST_APP_NAME } from '../../../app/set-up/app-manifest.ts'

/** As GitHub lets organisations be called. */
export function organisation(text: string): string {
  if (!/^[A-Za-z\d](?:[A-Za-z\d]|-(?=[A-Za-z\d])){0,38}$/.test(text))
    throw new InvalidArgumentError('The name of an organisation on GitHub is needed.')
  return text
}

/** Only with TLS, and only where GitHub can come from outside. */
export function serverUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const plain = url?.protocol === 'https:' && url.search + url.hash + url.username + url.password === ''
  if (url === undefined || !plain || /^(localhost|127\..*|\[::1\]|.*\.localhost)$/.test(url.hostname))
    throw new InvalidArgumentError('An address that GitHub reaches is needed, as https://hikeshi.example.com.')
  return url.href.replace(/\/+$/, '').replace(/\/api\/github\/webhooks$/, '')
}

export function appName(text: string): string {
  const name = text.trim()
  if (name === '' || name.length > LONGEST_APP_NAME || /\p{C}/u.test(name))
    throw new InvalidArgumentError(`GitHub takes names of at most ${LONGEST_APP_NAME} characters.`)
  return name
}

/** Its name becomes part of a line of a file. */
export function plainFile(text: string): string {
  if (!/^[\w.-]+$/.test(text.split(/[\\/]/).at(-1) ?? '') || text.endsWith('.'))
    throw new InvalidArgumentError('The name of a file is needed, of letters, digits, dots and dashes.')
  return text
}
