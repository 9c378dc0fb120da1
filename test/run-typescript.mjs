import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

// `node test/run-typescript.mjs <file>`: runs a program that is written in TypeScript, as Node 20 cannot by itself.
const root = fileURLToPath(new URL('..', import.meta.url))
const input = resolve(process.argv[2] ?? '')
const programs = `${root}node_modules/.cache/hikeshi-programs`
const name = basename(input, '.ts')
// A folder of its own: another run of the same program, or of another one, may be loading what it was built into.
mkdirSync(programs, { recursive: true })
const dir = mkdtempSync(`${programs}/${name}-`)
process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
const bundle = await rolldown({
  cwd: root,
  input,
  platform: 'node',
  external: /^(?![./]|\0)[^:]*$|^node:/,
  logLevel: 'silent',
  // Modules that look for files beside them find them as if they had stayed where they were written.
  plugins: [
    {
      name: 'in-place',
      transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
    },
  ],
})
await bundle.write({ dir, format: 'esm', entryFileNames: `${name}.js` })
await bundle.close()
await import(`${dir}/${name}.js`)
