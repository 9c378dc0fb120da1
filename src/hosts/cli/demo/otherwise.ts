import type { Told } from '../../../domain/values/told-error.ts'

/** A story cannot go on where the embedded GitHub does not do its part. */
export const otherwise = (what: string): Told => ({
  ja: `話のとおりに進みませんでした（${what}）。npm ci をもう一度実行しても同じなら、Hikeshi の不具合です。Issue で知らせてください`,
  en: `it did not go as told (${what}): if it is the same after "npm ci", it is a fault of Hikeshi, so please open an issue`,
})
