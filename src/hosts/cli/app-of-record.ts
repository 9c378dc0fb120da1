import type { RecordsFound } from '../../app/case/ledger/records-found.ts'
import type { LedgerStore } from '../../app/ports/ledger-store.ts'

const BOT = '[bot]'

/**
 * The app that began these records, by its slug: so that nobody has to name it. A person may have begun what pretends to be
 * one: then it is undefined, and nobody is taken for the app.
 */
export async function appOfRecord(
  store: Pick<LedgerStore, 'history'>,
  { adoptions, cases }: Pick<Exclude<RecordsFound, { kind: 'missing' }>, 'adoptions' | 'cases'>,
): Promise<string | undefined> {
  const [first = adoptions] = adoptions === undefined ? cases : [adoptions]
  if (first === undefined) return undefined
  for await (const { author } of store.history(first, undefined))
    return author.login?.endsWith(BOT) === true ? author.login.slice(0, -BOT.length) : undefined
  return undefined
}
