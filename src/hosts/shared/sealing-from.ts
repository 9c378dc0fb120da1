import { sealerFrom, sealVerifier } from '../../adapters/keys/seal-key.ts'
import type { Sealing } from '../../app/ports/sealing.ts'

export interface SealKeys {
  /** The app's private key, in PEM form; empty: none. */
  privateKey: string
  /** The one before it, while records are sealed by that still; empty: none. */
  previous: string
  /** Public keys, for whoever holds no private one. */
  publicKeys: readonly string[]
}

/** A host's way with seals, said outright: put them, tell whose they are, or neither. */
export function sealingFrom({ privateKey, previous, publicKeys }: SealKeys): Sealing {
  if (privateKey !== '') return sealerFrom(plainPem(privateKey), previous === '' ? 'none' : plainPem(previous))
  return publicKeys.length > 0 ? sealVerifier(publicKeys) : 'no-key'
}

/** Hosts that cannot hold line breaks keep a key in base64, or with \n written out. */
export const plainPem = (key: string): string =>
  key.includes('BEGIN') ? key.replaceAll('\\n', '\n') : Buffer.from(key, 'base64').toString('utf8')
