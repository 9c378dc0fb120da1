import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sampleWorld } from './sample-world.ts'

const folder = fileURLToPath(new URL('../../../templates/texts', import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('ja.json'))

/** Texts that are no sentences to somebody: each sort with its reason. */
const NO_SENTENCES: Readonly<Record<string, readonly RegExp[]>> = {
  // Headings and labels, people's own words as examples, and the line that a person copies.
  'ja.json': [
    /^(?:group|example)\./,
    /^(?:status\.(?:next-action|not-acknowledged)|told\.help-now|refused\.(?:yours|theirs)|edition\.told)$/,
    // Names of acts and of lines of the timeline, which stand within a sentence or before a colon.
    /^(?:asked\.close|event\.text-kept|timeline\.by-schedule|appointed\.next|remedy\.form-gone)$/,
    // Words that a person types as they stand here.
    /^(?:remedy\.fact-provisional|plan\.actions-help)$/,
  ],
  'audit/ja.json': [/^(?:doc\.open|pack\.check)$/],
  'help/ja.json': [/^Try it:$/],
  'register/ja.json': [/^(?:ask\.|done\.next$)/],
  // Buttons, switches, names of pages and steps, and the story, which is in its people's own words.
  'playground/ja.json': [
    /^(?:story|tour|terminal|command|mood|faults|board|nav|skip|mail|team|file|record|line|labels|assignees|instances)\./,
    /^(?:be|close|close-issue|close-not-planned|fill|report|get-started|blank-issue\.is|comment\.box|write)$/,
  ],
}

const PLAIN = /(?:[うくぐすつぬぶむるただ]|ない|しい|よい|いい|せよ|しろ)$/
const POLITE = /(?:です|ます|ました|ません|でした|ください)$/

/** The ends of its sentences that are in the plain style. */
function plainIn(text: string): string[] {
  const words = text.replaceAll(/\*\*|`[^`]*`|<(?!br)[^>]*>/g, '')
  return words.split(/[。\n]|<br>|：/).flatMap((sentence) => {
    const end = sentence.replaceAll(/（[^（）]*）?|「[^」]*」|\{\{?\w+\}?\}/g, '').replace(/[、：？！\s）」]+$/, '')
    return PLAIN.test(end) && !POLITE.test(end) ? [end.trim()] : []
  })
}

describe('R1-1 Japanese is polite wherever people read it', () => {
  it.each(files)('%s says です and ます, save what is named as no sentence', (file) => {
    const lines = Object.entries(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Record<string, string>)
    const exempt = NO_SENTENCES[file] ?? []
    const isExempt = (key: string) => exempt.some((one) => one.test(key))
    expect(lines.filter(([key, text]) => !isExempt(key) && plainIn(text).length > 0)).toEqual([])
    // Each exception is there for a text that needs it.
    expect(exempt.filter((one) => !lines.some(([key, text]) => one.test(key) && plainIn(text).length > 0))).toEqual([])
  })

  it('so is the advice that stands between the lines of the first answer', () => {
    const advice = sampleWorld.policy.advice.map(({ text }) => (typeof text === 'string' ? text : (text.ja ?? '')))
    expect(advice.length).toBeGreaterThan(9)
    expect(advice.flatMap(plainIn)).toEqual([])
  })

  it('a sentence in the plain style is found, in the middle too', () => {
    expect(plainIn('番号を調べて書く。分かれば教えてください')).toEqual(['番号を調べて書く'])
    expect(plainIn('**期限を過ぎた**（{{until}}）')).toEqual(['期限を過ぎた'])
    expect(plainIn('番号を書いてください（例：{{example}}）。')).toEqual([])
  })
})
