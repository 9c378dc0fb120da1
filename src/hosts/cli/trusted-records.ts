import type { Language } from '../../domain/policy/languages.ts'
import { isApp } from '../../domain/policy/trusted-app.ts'
import { ToldError } from '../../domain/values/told-error.ts'
import { checkoutTrust } from './checkout-trust.ts'
import type { RecordsOptions } from './records.ts'
import { sealingFromEnvironment, worldFor } from './world.ts'

interface Trusting extends RecordsOptions {
  app?: string
  key?: readonly string[]
}

/** The part of the records that counts: by the app's key, or else by who wrote them, which a folder cannot tell. */
export async function trustedRecords({ dir, repo, app, key = [] }: Trusting, language: Language) {
  if (dir === undefined) {
    const { world } = await worldFor(repo, { app, publicKeys: key, language })
    // By nobody's key and nobody's name every record would look like a stranger's.
    if (app === undefined && sealingFromEnvironment(key) === 'no-key' && !isApp({ ...world.self, type: '' }))
      throw new ToldError({
        ja: '人のトークンで読むときは、どのアプリの記録かを --app SLUG で、またはその公開鍵を --key で指定してください',
        en: "with a person's token, name the app whose records these are: --app SLUG, or its public key: --key",
      })
    return { store: world.ledger, isSealed: true }
  }
  const { ledger, trust } = checkoutTrust(dir, key)
  return { store: ledger, isSealed: trust !== 'not-checked' }
}
