import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

// Reads, hashes and parses the records of a folder, one after another, and nothing else; with `history` every version of them
// as well, which git has to be asked for.
const [, , folder = '', what] = process.argv
const MEBIBYTE = 2 ** 20

const sha256 = (content) => createHash('sha256').update(content).digest('hex')

for (const file of readdirSync(join(folder, 'ledger'), { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.jsonl')) continue
  const text = await readFile(join(folder, 'ledger', file), 'utf8')
  for (const line of text.split('\n').slice(0, -1)) {
    sha256(line)
    JSON.parse(line)
  }
}
if (what === 'history') {
  const git = (args, input) => spawnSync('git', args, { cwd: folder, input, maxBuffer: 4_096 * MEBIBYTE }).stdout
  const log = git(['log', '--format=raw', '--raw', '--no-abbrev', '--', 'ledger']).toString('latin1')
  const names = [...log.matchAll(/^:\d+ \d+ \w+ (\w+) /gm)].map(([, name]) => name)
  const AT_ONCE = 10_000
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const contents = git(['cat-file', '--batch'], `${names.slice(start, start + AT_ONCE).join('\n')}\n`)
    for (let at = 0; at < contents.length; ) {
      const end = contents.indexOf('\n', at) + 1
      const size = Number(contents.toString('latin1', at, end).split(' ')[2])
      sha256(contents.subarray(end, end + size))
      at = end + size + 1
    }
  }
}
