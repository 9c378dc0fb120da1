import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import type { Plugin } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))
const cache = `${root}node_modules/.cache/hikeshi-modules`
/** Vitest is to leave them to Node. */
export const MODULES = /\/node_modules\/\.cache\/hikeshi-modules\//
const BROWSER = 'sandbox/playground/browser'

const SETUP = /\/test\/support\/same-surroundings\.ts$/

/** Modules that tests import: each is made JavaScript once, a file of its own, and Node loads it as it does in the program. */
const modules = ['src', 'test'].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(?:test|d)\.ts$/.test(file) && !file.includes(BROWSER))
    .map((file) => `${folder}/${file}`),
)

/**
 * Packages that carry a part which the programs replace: they are made with the modules, as for the programs, and a test that
 * asks for one of them has the same.
 */
const PACKAGES = ['@octokit/core', '@octokit/rest', 'probot']
const isMadeToo = (id: string): boolean => /^(?:@octokit\/|probot$|json-with-bigint$)/.test(id)

/**
 * Sends every import of such a module there. To send each through Vitest's own loader takes each worker ten times as long,
 * and every use of an imported name a look-up. Only for `vitest run`: whoever watches wants each change at once.
 */
export function modulesOnce(alias: Readonly<Record<string, string>>): Plugin | undefined {
  if (!process.argv.includes('run')) return undefined
  const built = new Set(modules)
  let made: Promise<string> | undefined
  return {
    name: 'modules-once',
    enforce: 'pre',
    async resolveId(id, importer) {
      // Vitest starts these itself, and anew for each file of tests.
      if (importer === undefined || SETUP.test(id)) return undefined
      const path = relative(root, id.startsWith('.') ? resolve(dirname(importer), id) : id)
      const name = PACKAGES.includes(id) ? `packages/${id}` : built.has(path) ? path.replace(/\.ts$/, '') : undefined
      if (name === undefined) return undefined
      made ??= build(alias)
      return `${await made}/${name}.js`
    },
  }
}

async function build(alias: Readonly<Record<string, string>>): Promise<string> {
  mkdirSync(cache, { recursive: true })
  // A folder of its own: another run may be loading what it built.
  const dir = mkdtempSync(`${cache}/`)
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries([
      ...modules.map((file) => [file.replace(/\.ts$/, ''), root + file]),
      ...PACKAGES.map((name) => [`packages/${name}`, name]),
    ]),
    platform: 'node',
    external: (id) => !/^[./\0]/.test(id) && !isMadeToo(id),
    logLevel: 'silent',
    treeshake: false,
    resolve: { alias },
    // Modules that look for files beside them find them as if they had stayed where they were written.
    plugins: [
      {
        name: 'in-place',
        transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
      },
    ],
  })
  await bundle.write({
    ...{ dir, format: 'esm', preserveModules: true, preserveModulesRoot: root },
    ...{ entryFileNames: '[name].js', sourcemap: false },
  })
  await bundle.close()
  return dir
}
