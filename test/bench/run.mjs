import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

// `node test/bench/run.mjs [name]`: the benches measure as a plain program does: built, without a test runner around them.
const root = fileURLToPath(new URL('../..', import.meta.url))
const name = process.argv[2] ?? 'run'
const dir = `${root}node_modules/.cache/hikeshi-bench`
delete process.env.NODE_EXTRA_CA_CERTS
const bundle = await rolldown({
  cwd: root,
  input: `${root}test/bench/${name}.ts`,
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
