import { generateKeyPairSync } from 'node:crypto'

/** A private key that is for seals alone, in PEM form: where there is no app, there is no key of an app to make one from. */
export const newSealKey = (): string =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { format: 'pem', type: 'pkcs8' },
    publicKeyEncoding: { format: 'pem', type: 'spki' },
  }).privateKey
