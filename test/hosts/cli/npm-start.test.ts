import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bareEnvironment, checkedOutInto, processesFrom, runs, started, stillRunning } from './package-copy.ts'

const PROGRAM = fileURLToPath(new URL('../../../dist/hikeshi.js', import.meta.url))

/** Ends slowly: several looks after nobody is left who started it. */
const PEACE = `
import { setTimeout as sleep } from 'node:timers/promises'
import { endWithStarter } from './src/hosts/bundle/end-with-starter.js'
endWithStarter()
const starter = process.ppid
const stay = setInterval(() => undefined, 1000)
const stop = async () => {
  process.off('SIGTERM', stop)
  console.log('ending')
  while (process.ppid === starter) await sleep(50)
  await sleep(1000)
  console.log('ended in peace')
  clearInterval(stay)
}
process.on('SIGTERM', stop)
await sleep(500)
console.log('up', process.pid)
`

let checkout = ''
let bare = ''
beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'hikeshi-checkout-'))
  bare = await mkdtemp(join(tmpdir(), 'hikeshi-bare-'))
  await checkedOutInto(checkout, 'installed')
  await checkedOutInto(bare, 'not-installed')
})
afterAll(async () => {
  for (const folder of [checkout, bare]) await rm(folder, { recursive: true, force: true })
})

const env = bareEnvironment()

/** To look at all processes is work, too: between two looks there is a moment. */
const moment = () => sleep(100)

async function allGone(pids: readonly number[]): Promise<void> {
  while ((await stillRunning(pids)).length > 0) await moment()
}

describe('kill of the process that npm start shows', () => {
  it('ends all of it while it is being built', async () => {
    const npm = started('npm', ['start'], { cwd: checkout, env })
    let all = await processesFrom(npm.pid)
    while (!(await runs(all.at(-1) ?? 0, 'bundle/build.js'))) {
      await moment()
      all = await processesFrom(npm.pid)
    }
    process.kill(npm.pid, 'SIGTERM')
    await npm.ended
    await allGone(all)
  })

  it('ends all of it once it is up, the children of the embedded GitHub too', async () => {
    const npm = started('npm', ['start'], { cwd: checkout, env: { ...env, PORT: '0' } })
    const url = await npm.until(/http:\/\/127\.0\.0\.1:\d+\//)
    expect((await fetch(url)).status).toBeLessThan(500)
    const all = await processesFrom(npm.pid)
    expect(all.length).toBeGreaterThan(2)
    process.kill(npm.pid, 'SIGTERM')
    await npm.ended
    await allGone(all)
    await expect(fetch(url)).rejects.toThrow()
  })

  it('leaves in peace what was told to end and is still ending', async () => {
    const file = join(bare, 'peace.mjs')
    await writeFile(file, PEACE)
    const shell = started('sh', ['-c', `${process.execPath} ${file}; true`], { cwd: bare, env })
    const [pid] = (await shell.until(/up \d+/)).match(/\d+/) ?? []
    process.kill(Number(pid), 'SIGTERM')
    await shell.until(/ending/)
    process.kill(shell.pid, 'SIGKILL')
    await shell.until(/ended in peace/)
  })

  it('ends the children where the program itself is killed without warning', async () => {
    const sandbox = started(process.execPath, [PROGRAM, 'sandbox'], { cwd: checkout, env })
    await sandbox.until(/http:\/\/127\.0\.0\.1:\d+\//)
    const all = await processesFrom(sandbox.pid)
    expect(all.length).toBeGreaterThan(1)
    process.kill(sandbox.pid, 'SIGKILL')
    await allGone(all)
  })
})
