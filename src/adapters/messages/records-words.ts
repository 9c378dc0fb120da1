import type { RecordsMissing } from '../../app/case/ledger/records-found.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { fillIn } from './fill-in.ts'
import { packageTexts } from './package-texts.ts'

export interface RecordsWords {
  say(key: string, values?: Readonly<Record<string, string | number>>): string
  /** The words on records that are missing where somebody asked for them. */
  missing(what: RecordsMissing, place: RecordsPlaceNamed): string
}

/** As whoever asked named it: a repository, or a folder. */
export interface RecordsPlaceNamed {
  by: 'repo' | 'dir'
  where: string
}

export async function recordsWords(language: Language): Promise<RecordsWords> {
  const texts = await packageTexts('records', language)
  const say: RecordsWords['say'] = (key, values = {}) =>
    fillIn(texts(key), Object.fromEntries(Object.entries(values).map(([name, value]) => [name, harmless(`${value}`)])))
  return { say, missing: (what, { by, where }) => say(`missing.${what}.${by}`, { where }) }
}

/** Names come from GitHub and from whoever calls: nothing in them may steer a terminal. */
const harmless = (text: string): string => text.replace(/\p{C}/gu, '')
