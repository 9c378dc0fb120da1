import type { Seal } from '../../domain/case/ledger-line.ts'

/** A reader that can tell whether a seal is the app's own: by public keys, without any secret. */
export interface SealVerifier {
  /** Keys that are believed whatever a record says: those that the app holds, or that whoever verifies was given. */
  readonly keys: readonly string[]
  verify(seal: Seal, text: string): boolean
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
