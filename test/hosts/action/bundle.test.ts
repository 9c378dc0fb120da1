import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../../../src/sandbox/organisation/templates.ts'
import { bundleBytes, isOfTheAction, MAIL } from '../../tools/bench/action.ts'
import { benchBuild } from '../../tools/bench/build.ts'
import { ACTION, startNode } from './start-node.ts'

describe('the bundle', () => {
  it('is small', async () => {
    expect(await bundleBytes()).toBeLessThanOrEqual(1_190_000)
    expect((await stat(join(dirname(ACTION), MAIL))).size).toBeLessThanOrEqual(260_000)
  })

  it('every trick of its build makes it smaller, or policies quicker to read', {
    timeout: 240_000,
    retry: 2,
  }, async () => {
    const { bytes, yaml, json } = await benchBuild()
    expect(Object.keys(bytes).sort()).toEqual([
      'bare-holidays',
      'no-yaml-writer',
      'texts-beside',
      'times-when-asked',
      'treeshake',
      'yaml',
    ])
    expect(Object.entries(bytes).filter(([, ratio]) => ratio < 1.01)).toEqual([])
    expect(yaml).toBeGreaterThan(1)
    expect(json).toBeGreaterThan(1)
  })

  it('an event loads neither what reads policies and runbooks, nor what reads all records, nor what calls people, nor what only a round does, until it has to', async () => {
    const loaded = await loadedBy('action-run.js')
    expect(loaded).toContain('action-shared.js')
    const sizes = await Promise.all(
      ['action.cjs', ...loaded].map(async (file) => (await stat(join(dirname(ACTION), file))).size),
    )
    expect(sizes.reduce((all, size) => all + size, 0)).toBeLessThanOrEqual(660_000)
    const of = ['readers', 'records', 'rounds', 'proposals', 'papers', 'sweep', 'send-webhook'].map(
      (name) => `action-${name}.js`,
    )
    const apart = [...of, MAIL]
    expect(loaded.filter((file) => apart.includes(file))).toEqual([])
    const asked = await Promise.all(loaded.map((file) => readFile(join(dirname(ACTION), file), 'utf8')))
    for (const file of apart)
      expect(
        asked.some((text) => text.includes(`import(\`./${file}\`)`)),
        file,
      ).toBe(true)
    expect(asked.some((text) => text.includes('./action-times.cjs'))).toBe(true)
  })

  it('reads a time in English words all the same, by what is loaded then', async () => {
    const { casual } = createRequire(import.meta.url)(join(dirname(ACTION), 'action-times.cjs'))
    const [found] = casual.parse('tomorrow at 5pm', new Date('2030-01-01T12:00:00Z'))
    expect(found).toMatchObject({ index: 0, text: 'tomorrow at 5pm' })
    expect(casual.parse('nothing of the kind')).toEqual([])
  })

  it('stands alone: nothing is installed where it runs', async () => {
    const alone = await mkdtemp(join(tmpdir(), 'hikeshi-alone-'))
    const dist = dirname(ACTION)
    // As the release has it: the bundle beside the texts and the bases that companies' policies build on.
    for (const folder of ['templates/texts', 'templates/policy'])
      await cp(join(dist, '..', folder), join(alone, folder), { recursive: true })
    await mkdir(join(alone, 'dist'))
    for (const name of (await readdir(dist)).filter(isOfTheAction))
      await copyFile(join(dist, name), join(alone, 'dist', name))
    await writeFile(join(alone, 'package.json'), '{"type":"module"}')
    await writeFile(join(alone, 'hikeshi.yml'), defaultPolicy() ?? '')
    const env = { INPUT_RUN: 'check', INPUT_POLICY: 'hikeshi.yml', GITHUB_WORKSPACE: alone }
    expect(await startNode(process.execPath, [join(alone, 'dist/action.cjs')], env)).toMatchObject({ code: 0 })
    await rm(alone, { recursive: true })
  })
})

/** A file of the Action, and all that loading it loads at once. */
async function loadedBy(file: string, known: readonly string[] = []): Promise<string[]> {
  const text = await readFile(join(dirname(ACTION), file), 'utf8')
  let all = [...known, file]
  for (const [, next = ''] of text.matchAll(/(?:from|import)\s*["'`]\.\/(action[\w-]*\.js)["'`]/g))
    if (!all.includes(next)) all = await loadedBy(next, all)
  return all
}
