import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Why the program cannot run here, in one sentence of each language; undefined where it can. Asked before anything else is
 * loaded, so it is written for a Node that is too old and loads no package.
 */
export function obstacle(module, node = process.versions.node) {
  const folder = packageFolder(module)
  const { engines, dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (!suits(node, engines.node))
    return {
      ja: `この Node は ${node} です。Hikeshi には ${engines.node} が必要なので、新しいものを https://nodejs.org から入れてください`,
      en: `this is Node ${node}, and Hikeshi needs ${engines.node}: install a newer one from https://nodejs.org`,
    }
  const missing = Object.keys(dependencies).filter((name) => !isInstalled(module, name))
  if (missing.length === 0) return undefined
  const names = missing.join(', ')
  return {
    ja: `必要なパッケージが入っていません（${names}）。先に ${folder} で「npm ci」を実行してください`,
    en: `packages that it needs are not installed (${names}): run "npm ci" in ${folder} first`,
  }
}

/** Which of two sentences the reader reads: as the program itself decides, by `--locale`, else by the terminal. */
export function inReadersLanguage(told, words = process.argv.slice(2), environment = process.env) {
  const [, asked] = /(?:^| )--locale[ =](ja|en)(?: |$)/.exec(words.join(' ')) || []
  const terminal = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return told[asked || (/^ja\b/.test(terminal.replace('_', '-')) ? 'ja' : 'en')]
}

export function packageFolder(module) {
  let folder = dirname(fileURLToPath(module))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

/** Looked for as Node does, which may be in a folder above. */
function isInstalled(module, name) {
  const places = createRequire(module).resolve.paths(name) || []
  return places.some((place) => existsSync(join(place, name, 'package.json')))
}

/** Of npm's ranges those that `engines` is written in: `^20.19 || >=22`. */
function suits(version, range) {
  const [major, minor] = numbers(version)
  return range.split('||').some((part) => {
    const [fromMajor, fromMinor] = numbers(part)
    return major === fromMajor ? minor >= fromMinor : !part.includes('^') && major > fromMajor
  })
}

const numbers = (text) => [...(text.match(/\d+/g) || []).map(Number), 0, 0]
