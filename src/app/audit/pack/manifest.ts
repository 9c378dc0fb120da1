import { createHash } from 'node:crypto'
import type { PackFile } from './pack-sources.ts'

/** The names by which the manifest and what vouches for it are checked. */
export const MANIFEST = 'SHA256SUMS'
export const MANIFEST_SIGNATURE = 'SHA256SUMS.sig'
export const SIGNING_KEY = 'seal-key.pem'

/** Every file with its SHA-256, as `sha256sum --check` reads it. */
export const manifestOf = (files: readonly PackFile[]): string =>
  files
    .map(({ path, text }) => `${createHash('sha256').update(text, 'utf8').digest('hex')}  ${path}\n`)
    .sort((one, other) => (one.slice(66) < other.slice(66) ? -1 : 1))
    .join('')
