import { fileURLToPath } from 'node:url'
import { sourcesIn, spreads } from './spread.ts'

// `npm run spread`: in how many files of `src` each command, refusal, event and door is named; `npm run spread -- note` says in which.
const root = fileURLToPath(new URL('../../..', import.meta.url))
const wanted = process.argv.slice(3)
const all = spreads(sourcesIn(root)).sort((one, other) => other.files.length - one.files.length)
for (const { what, name, files } of all) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`${String(files.length).padStart(3)} ${what} ${name}${wanted.length > 0 ? `: ${files.join(' ')}` : ''}`)
}
