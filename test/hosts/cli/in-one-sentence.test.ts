import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { inOneSentence } from '../../../src/hosts/cli/in-one-sentence.ts'
import { emptyFolder } from './hikeshi.ts'

it.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
  ['a missing file', (folder) => readFile(join(folder, 'a.yml')), /^there is no file or folder \S+a\.yml$/],
  ['a missing folder', (folder) => readdir(join(folder, 'b')), /^there is no file or folder \S+b$/],
  ['a folder for a file', (folder) => writeFile(folder, ''), /^\S+ is a folder, and a file is needed$/],
  ['a file for a folder', () => readdir(import.meta.filename), /^\S+ is no folder, or lies in what is none$/],
  [
    'a missing program',
    () => promisify(execFile)('no-such-program-at-all'),
    /^the program no-such-program-at-all is needed here and is not installed$/,
  ],
  ['any other error', async () => Promise.reject(new Error('the words of a command')), /^the words of a command$/],
  ['what is no error', async () => Promise.reject('a text'), /^a text$/],
])('%s is said in one sentence', async (_name, fails, sentence) => {
  const folder = await emptyFolder()
  expect(
    await fails(folder).then(
      () => 'nothing went wrong',
      (error: unknown) => inOneSentence(error),
    ),
  ).toMatch(sentence)
})
