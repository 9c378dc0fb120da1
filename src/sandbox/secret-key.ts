import { generateKeyPairSync } from 'node:crypto'

/** The key that secrets are sealed for, as base64. GitHub has one for each repository, the sandbox one for all. */
export interface SecretKey {
  id: string
  publicKey: string
  privateKey: string
}

/** The last bytes of a key in DER are the key itself. */
const RAW_BYTES = 32

export function newSecretKey(): SecretKey {
  const { publicKey, privateKey } = generateKeyPairSync('x25519', {
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })
  const raw = (key: Buffer): string => key.subarray(-RAW_BYTES).toString('base64')
  return { id: '568250167242549743', publicKey: raw(publicKey), privateKey: raw(privateKey) }
}
