import { createHash } from 'node:crypto'
import { textOf } from './files.ts'

export const BASES = 'templates/policy/bases.json'

interface Base {
  file: string
  released: boolean
  sha256: string
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The list of bases: of one that is not released yet the digest follows its file, that of a released one never does. */
export function baseList(list: string = textOf(BASES), read: (path: string) => string = textOf): string {
  const bases = Object.entries(JSON.parse(list) as Record<string, Base>).map(([name, { file, released, sha256 }]) => {
    const now = digest(read(`templates/policy/${file}`))
    if (released && now !== sha256) throw new Error(`${name} is released: templates/policy/${file} must not change`)
    return `  "${name}": { "file": "${file}", "released": ${released}, "sha256": "${now}" }`
  })
  return `{\n${bases.join(',\n')}\n}\n`
}
