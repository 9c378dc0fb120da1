import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BASES, baseList } from './base-digests.ts'
import { GENERATED, ROOT, textOf } from './files.ts'
import { withParts } from './marked.ts'
import { partIn } from './parts/parts.ts'

for (const { path, language } of GENERATED) {
  const before = textOf(path)
  const after = withParts(before, partIn(language))
  if (after === before) continue
  writeFileSync(join(ROOT, path), after)
  process.stdout.write(`written  ${path}\n`)
}

const bases = baseList()
if (bases !== textOf(BASES)) {
  writeFileSync(join(ROOT, BASES), bases)
  process.stdout.write(`written  ${BASES}\n`)
}
