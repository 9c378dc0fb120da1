/**
 * A value that the holder of the key alone can read, as GitHub wants secrets to be sent:
 * https://docs.github.com/rest/guides/encrypting-secrets-for-the-rest-api. The library is loaded where a secret is stored.
 */
export async function sealedSecret(value: string, publicKey: string): Promise<string> {
  const { default: sodium } = await import('libsodium-wrappers')
  await sodium.ready
  const { ORIGINAL } = sodium.base64_variants
  return sodium.to_base64(sodium.crypto_box_seal(value, sodium.from_base64(publicKey, ORIGINAL)), ORIGINAL)
}
