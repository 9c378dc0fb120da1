import type { Seal } from '../../domain/case/ledger-line.ts'

/** A reader that can tell whether a seal counts: by public keys, without any secret. */
export interface SealVerifier {
  /** The keys whose seals count: at first those that the app holds, or that whoever verifies was given. */
  readonly keys: readonly string[]
  /** Whether it is one of these keys' seal of this text. Anybody can make a right seal by a key of his own: it is none here. */
  verify(seal: Seal, text: string): boolean
  /** The same reader once it believes more keys: those that it found under a seal that counts. */
  and(more: Iterable<string>): SealVerifier
}

/** A holder of the app's key. */
export interface Sealer extends SealVerifier {
  /** The public key of what it seals; among `keys`. */
  readonly key: string
  sign(text: string): Seal
  /** Seals under this key by the one before it, where the app holds that one still. */
  readonly handedOver: readonly Seal[]
}

/** A host says outright that it holds no key: then only author and signature of the commits tell what is the app's own. */
export type Sealing = Sealer | SealVerifier | 'no-key'

export const sealerOf = (sealing: Sealing): Sealer | 'no-key' =>
  sealing !== 'no-key' && 'sign' in sealing ? sealing : 'no-key'
