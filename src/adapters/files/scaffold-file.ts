import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { PlannedFile } from '../../app/set-up/choices.ts'
import { type Told, ToldError } from '../../domain/values/told-error.ts'

/** How a planned file ended: one that is there and differs is left as it is. */
export type Laid =
  | { kind: 'written' | 'same'; path: string }
  | { kind: 'differs'; path: string; there: string; wanted: string }

/** Puts a file into a checkout where there is none; one that is there is compared and never written over. */
export async function scaffoldFile(folder: string, { path, text }: PlannedFile): Promise<Laid> {
  const there = await readInside(folder, path)
  if (there === undefined) {
    // Refused where somebody else was quicker.
    await writeInside(folder, path, text, 'wx')
    return { kind: 'written', path }
  }
  return sameText(there, text) ? { kind: 'same', path } : { kind: 'differs', path, there, wanted: text }
}

/** The text of a file in a checkout, undefined where there is none. A link could lead out of it, so none is followed. */
export const readInside = async (folder: string, path: string): Promise<string | undefined> =>
  (await isThere(folder, path)) ? readFile(join(folder, path), 'utf8') : undefined

/**
 * Writes a file of a folder and nothing else: a link that somebody left below it would be written through, over any file
 * of whoever runs this. `w`: over one that is there; `wx`: only where there is none.
 */
export async function writeInside(folder: string, path: string, content: string | Buffer, flag: 'w' | 'wx' = 'w') {
  await isThere(folder, path)
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), content, { flag })
}

/** Whether there is something at a path, to which no link leads; throws where one does. */
export async function isThere(folder: string, path: string): Promise<boolean> {
  const steps = path.split('/')
  for (let depth = 1; depth <= steps.length; depth += 1) {
    const part = join(folder, ...steps.slice(0, depth))
    const found = await lstat(part).catch((error: unknown) => {
      if (isMissing(error)) return undefined
      throw error
    })
    if (found === undefined) return false
    if (found.isSymbolicLink()) throw new ToldError(linkInTheWay(steps.slice(0, depth).join(sep)))
  }
  return true
}

const linkInTheWay = (path: string): Told => ({
  ja: `${path} はリンクで、リンクはたどりません。リンクの代わりにファイルそのものを置いてください`,
  en: `${path} is a link, and links are not followed: put the file itself there`,
})

/** Writes over a file that is wholly generated. */
export const replaceFile = (folder: string, { path, text }: PlannedFile): Promise<void> =>
  writeInside(folder, path, text)

/** Git may have given the lines other ends. */
export const sameText = (one: string, other: string): boolean => plain(one) === plain(other)
const plain = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
