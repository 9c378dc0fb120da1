import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser']

/** The browser that Debian has; undefined, and `otherwise` said with the reason, where there is none. */
export function chromiumPath(otherwise: string): string | undefined {
  const found = PLACES.find((path) => existsSync(path))
  if (found === undefined) process.stdout.write(`${otherwise}: no ${PLACES.join(' or ')}.\n`)
  return found
}

const QUIET = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

export const startBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: QUIET })
