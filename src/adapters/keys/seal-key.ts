import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'
import { handOverText } from '../../app/case/ledger/seal.ts'
import type { Sealer, SealVerifier } from '../../app/ports/sealing.ts'
import type { Seal } from '../../domain/case/ledger-line.ts'

/** Names the purpose: the same private key gives other keys for other purposes. */
const INFO = 'hikeshi seal key 1'
const SEED_BYTES = 32
/** PKCS #8 and SPKI of Ed25519, as far as they are the same for every key (RFC 8410). */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

/** A private key is told by nothing; a public one as it was given. */
type NoSealKey = { kind: 'private' } | { kind: 'public'; given: string }

/** A key that cannot be read as one. */
export class SealKeyError extends Error {
  override name = 'SealKeyError'
  readonly of: NoSealKey

  constructor(of: NoSealKey, options?: ErrorOptions) {
    super(
      of.kind === 'private'
        ? 'The key for seals is no private key in PEM form without a passphrase'
        : `"${of.given}" is no public key for seals: 43 characters of base64url`,
      options,
    )
    this.of = of
  }
}

/**
 * The seal key of a private key: HKDF over its PKCS #8 form, so that either PEM form of the same key gives the same one.
 * `previous`: the private key before it, for as long as records are sealed by it.
 */
export function sealerFrom(pem: string, previous: string | 'none'): Sealer {
  const own = derived(pem)
  const older = previous === 'none' ? [] : [derived(previous)]
  const others = older.filter(({ key }) => key !== own.key)
  return {
    ...sealVerifier([own, ...others].map(({ key }) => key)),
    key: own.key,
    sign: own.sign,
    handedOver: others.map(({ sign: by }) => by(handOverText(own.key))),
  }
}

/** For whoever holds public keys alone. */
export function sealVerifier(keys: readonly string[]): SealVerifier {
  // To read a key takes almost as long as to verify a seal by it.
  return believing(keys, new Map(keys.map((key) => [key, publicKey(key)])))
}

/** Only these keys are ever looked for: the key that a seal names is the word of whoever made it. */
function believing(keys: readonly string[], read: Map<string, KeyObject | 'no-key'>): SealVerifier {
  const believed = new Set(keys)
  return {
    keys,
    verify(seal, text) {
      if (!believed.has(seal.key)) return false
      const key = read.get(seal.key) ?? keyOrNone(seal.key)
      read.set(seal.key, key)
      return key !== 'no-key' && verified(seal, text, key)
    },
    and: (more) => believing([...new Set([...keys, ...more])], read),
  }
}

function derived(pem: string): { key: string; sign(text: string): Seal } {
  let ikm: Buffer
  try {
    ikm = createPrivateKey(pem).export({ format: 'der', type: 'pkcs8' })
  } catch (cause) {
    throw new SealKeyError({ kind: 'private' }, { cause })
  }
  const seed = Buffer.from(hkdfSync('sha256', ikm, '', INFO, SEED_BYTES))
  const secret = createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  const key = spki.subarray(PUBLIC_HEAD.length).toString('base64url')
  return {
    key,
    sign: (text) => ({ key, signature: sign(null, Buffer.from(text, 'utf8'), secret).toString('base64url') }),
  }
}

function publicKey(key: string): KeyObject {
  const bytes = Buffer.from(key, 'base64url')
  if (bytes.length !== SEED_BYTES || bytes.toString('base64url') !== key)
    throw new SealKeyError({ kind: 'public', given: key.slice(0, 60) })
  return createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, bytes]), format: 'der', type: 'spki' })
}

/** The same key in the form that other programs read. */
export const publicKeyPem = (key: string): string => publicKey(key).export({ format: 'pem', type: 'spki' }).toString()

/** Records name keys too, in lines that may hold anything. */
function keyOrNone(key: string): KeyObject | 'no-key' {
  try {
    return publicKey(key)
  } catch {
    return 'no-key'
  }
}

const verified = ({ signature }: Seal, text: string, key: KeyObject): boolean =>
  verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'))
