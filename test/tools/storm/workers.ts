import { fork } from 'node:child_process'

/** Young objects are most of what a story makes: with room for them much less is collected. */
const ROOM = '--max-semi-space-size=64'

/** Plays the stories in so many processes, each its share of them; gives 0 where none of them found anything wrong. */
export async function byWorkers(workers: number, first: number, count: number): Promise<number> {
  const began = performance.now()
  const [, runner = '', ...asked] = process.argv
  const shares = Array.from({ length: workers }, (_, which) => ({
    from: first + Math.floor((count * which) / workers),
    to: first + Math.floor((count * (which + 1)) / workers),
  }))
  const codes = await Promise.all(
    shares.map(({ from, to }) => {
      // The last of two equal options counts.
      const share = ['--workers', '1', '--first', String(from), '--stories', String(to - from)]
      const worker = fork(runner, [...asked, ...share], { execArgv: [ROOM] })
      return new Promise<number>((done) => worker.once('exit', (code) => done(code ?? 1)))
    }),
  )
  const failed = codes.filter((code) => code !== 0).length
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  console.log(`${count} stories in ${workers} processes, ${failed} of them with something wrong; ${seconds} s`)
  return failed === 0 ? 0 : 1
}
