import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findingWords } from '../../../src/adapters/messages/finding-words.ts'

const SOURCES = [
  'app/audit/verify-records.ts',
  ...['ledger-problem', 'verify-chain', 'verify-history', 'verify-ledger', 'text-format'].map(
    (name) => `app/case/ledger/${name}.ts`,
  ),
]
const source = (path: string) => readFileSync(new URL(`../../../src/${path}`, import.meta.url), 'utf8')

const RESTORE =
  'Find the commit that changed it (git log -p on the ledger branch) and restore the file as it was before.'

/** Every sentence that those files say of a record, with something in the place of each value. */
function sentences(): string[] {
  const code = SOURCES.map(source)
    .join('\n')
    .replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$|^import [\s\S]*?from .*$/gm, '')
  const literals = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)]
  return literals
    .map(([, one, two, three]) => one ?? two ?? three ?? '')
    .map((text) => text.replaceAll(/\$\{RESTORE\}/g, RESTORE).replaceAll(/\$\{[^}]*\}/g, 'x1'))
    .filter((text) => / [a-z]+ /.test(text) && !text.includes('\n') && !/ is no ledger|^nobody whom/.test(text))
}

describe('R4.4-5 what is wrong with a record', () => {
  it('is said in Japanese, every sentence of it, with its values', async () => {
    const say = await findingWords('ja')
    const all = sentences()
    expect(all.length).toBeGreaterThan(40)
    const left = all.filter((why) => !/[ぁ-ん]/.test(say({ message: why, remedy: '' }).message))
    expect(left).toEqual([])
    expect(
      say({ message: 'its author is mallory, not the app', remedy: 'Update Hikeshi, or see who wrote the line.' }),
    ).toEqual({
      message: '作者がアプリではなく mallory です',
      remedy: 'Hikeshi を更新するか、行を誰が書いたか確かめてください。',
    })
  })

  it('stays as it is in English, and where a value looks like a placeholder', async () => {
    const finding = { message: 'it changed the text "{key}" of a line that stood already', remedy: 'x' }
    expect((await findingWords('en'))(finding)).toBe(finding)
    expect((await findingWords('ja'))(finding).message).toBe('すでにある行の「{key}」の記載を書き換えたコミットです')
  })

  it('no sentence is kept that nobody says any more', async () => {
    const said = sentences()
    const kept = Object.keys(JSON.parse(source('../templates/texts/verify/ja.json')))
    const words = (text: string) =>
      text
        .replaceAll(/\{[a-z]+\}|x1/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim()
    const known = new Set(said.map(words))
    // Whom GitHub does not know, and what a schema has against a line, are put together elsewhere.
    const together = kept.filter((key) => !/nobody whom GitHub|\{problem\}/.test(key))
    expect(together.filter((key) => !known.has(words(key)))).toEqual([])
  })
})
