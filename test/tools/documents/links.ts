import { dirname, join, normalize } from 'node:path'
import { repositoryFiles, textOf } from './files.ts'

const OUTSIDE = /^[a-z]+:/

/** Targets of links and pictures, as they are written. */
export const targetsIn = (text: string): string[] =>
  [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)|\bsrc(?:set)?="([^"]+)"/g)].map(
    ([, target, picture]) => target ?? picture ?? '',
  )

/** The words in single backticks that look like a path of this repository. */
export const pathsIn = (text: string): string[] =>
  [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`\s]+)`/g)].flatMap(([, said = '']) =>
    /^(src|test|templates|\.github|\.ci)\/[\w./-]+$/.test(said) || /^[\w-]+\.(json|yml|md)$/.test(said) ? [said] : [],
  )

const withoutCode = (text: string): string => text.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '')

/** Headings as GitHub makes anchors of them. */
export const anchorsIn = (text: string): string[] =>
  headingsIn(text).map(({ title }) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

export const headingsIn = (text: string): { level: number; title: string }[] =>
  [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/^(#{1,6}) (.+)$/gm)].map(([, marks = '', title = '']) => ({
    level: marks.length,
    title,
  }))

/** Files, and the folders that they lie in. */
function places(): Set<string> {
  const found = new Set<string>()
  for (const file of repositoryFiles()) {
    for (let path = file; path !== '.'; path = dirname(path)) found.add(path)
  }
  return found
}

/** Everything that a document names and the repository does not have. */
export function brokenIn(document: string): string[] {
  const text = textOf(document)
  const there = places()
  const brokenTarget = (target: string): boolean => {
    if (OUTSIDE.test(target)) return false
    const [path = '', anchor] = target.split('#')
    const file = path === '' ? document : normalize(join(dirname(document), path))
    return !there.has(file) || (anchor !== undefined && !anchorsIn(textOf(file)).includes(anchor))
  }
  // A file of a company's repository is named by its path there.
  const brokenPath = (path: string): boolean => !there.has(path) && !LAID.includes(path)
  return [...targetsIn(text).filter(brokenTarget), ...pathsIn(text).filter(brokenPath)]
}

const LAID = ['.github/hikeshi.yml', '.github/hikeshi.resolved.yml', '.github/EMERGENCY.md']
