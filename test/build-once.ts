import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { loadConfig } from 'rolldown/config'

type Build = Exclude<Awaited<ReturnType<typeof loadConfig>>, readonly unknown[] | ((...given: never[]) => unknown)>

/** The sandbox forks the built app: the tests build it once, before the first of them runs. */
export default async function buildOnce(): Promise<void> {
  const loaded = await loadConfig(fileURLToPath(new URL('../src/hosts/bundle/rolldown.config.js', import.meta.url)))
  if (typeof loaded === 'function') throw new TypeError('The build is configured by data')
  for (const each of [loaded].flat()) await build(each)
}

async function build({ output, ...input }: Build): Promise<void> {
  const into = [output ?? []].flat()[0]
  const folder = into?.dir ?? 'dist'
  try {
    await using bundle = await rolldown(input)
    for (const file of (await bundle.generate(into)).output) {
      await replace(join(folder, file.fileName), file.type === 'chunk' ? file.code : file.source)
    }
  } catch (error) {
    // Tests of what was not built fail by its absence; an older build must not stand in for it.
    const names = typeof input.input === 'object' ? Object.keys(input.input) : []
    for (const name of names)
      for (const ending of ['js', 'cjs']) await rm(join(folder, `${name}.${ending}`), { force: true })
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  }
}

/** At once, because another run may be starting what this one builds. */
async function replace(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(unfinished, content)
  await rename(unfinished, path)
}
