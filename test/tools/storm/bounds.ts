import { type Company, company } from '../../scenarios/company.ts'
import { ownReport } from '../../scenarios/report.ts'
import { growthOf } from './steady-memory.ts'

/** Something that comes all at once: what it is, and what is wrong afterwards. */
interface Bound {
  name: string
  of(office: Company): Promise<readonly string[]>
}

const NOTED = /^comment:(\d+)#0$/

/** Comments of which something was recorded, in the order of the record. */
async function noted(office: Company, number: number): Promise<number[]> {
  const lines = (await office.ledger(number)).filter(({ type }) => type === 'note-added')
  return lines.map(({ cause }) => Number(NOTED.exec(cause)?.[1]))
}

const times = <T>(count: number, each: (which: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, which) => each(which)))

const isSame = (one: readonly number[], other: readonly number[]): boolean => one.join() === other.join()
const inOrder = (numbers: readonly number[]): number[] => [...numbers].sort((one, other) => one - other)

/** How many comments the app has written, on however many pages. */
async function answersOf(office: Company, number: number): Promise<number> {
  const path = `/repos/${office.sandbox.repos.incidents}/issues/${number}/comments?per_page=100`
  let given = 0
  for (let page = 1; ; page += 1) {
    const { body } = await office.call('admin', 'GET', `${path}&page=${page}`)
    const all = body as { user: { login: string }; body: string }[]
    given += all.filter((one) => one.user.login.endsWith('[bot]') && !one.body.includes('hikeshi:status')).length
    if (all.length < 100) return given
  }
}

const commentsAtOnce = (count: number): Bound => ({
  name: `${count} comments at once on a case: each is once on the record`,
  async of(office) {
    const number = await office.as('reporter').report(ownReport())
    const people = ['responder', 'officer', 'sysadmin', 'executive']
    const said = await times(count, (which) =>
      office.as(people[which % people.length] ?? '').comments(number, `/note 同時${which}`),
    )
    await office.sandbox.idle()
    const kept = await noted(office, number)
    return isSame(inOrder(kept), inOrder(said)) ? [] : [`${kept.length} of ${count} are on the record`]
  },
})

const reportsAtOnce = (count: number): Bound => ({
  name: `${count} reports at once: each is a case and is answered`,
  async of(office) {
    const { incidents } = office.sandbox.repos
    const opened = await times(count, async () => {
      const made = { title: 'Report', body: ownReport(), labels: ['hikeshi: incident'] }
      const { body } = await office.call('reporter', 'POST', `/repos/${incidents}/issues`, made)
      return (body as { number: number }).number
    })
    await office.sandbox.idle()
    const wrong: string[] = []
    for (const number of opened) {
      if ((await office.phase(number)) !== 'reported') wrong.push(`#${number} is no case`)
      // To whoever reported, and to those in charge.
      if ((await office.answers(number)).length !== 2) wrong.push(`#${number} is not answered once`)
    }
    return wrong
  },
})

const refusals = (count: number): Bound => ({
  name: `the same refusal ${count} times: a sign each, and one answer`,
  async of(office) {
    const number = await office.as('reporter').report(ownReport())
    const said = await times(count, () => office.as('reporter').comments(number, '/phase recovery'))
    await office.sandbox.idle()
    // The first two are the report's own.
    const given = (await answersOf(office, number)) - 2
    const unsigned = (await Promise.all(said.map((id) => office.reactions(id)))).filter((signs) => signs.length !== 1)
    return [
      ...(given === 1 ? [] : [`${given} answers`]),
      ...(unsigned.length === 0 ? [] : [`${unsigned.length} comments without their sign`]),
    ]
  },
})

/** A thousand of them come in so many seconds at most; fewer are a test's, on whatever machine. */
const IN_SECONDS = 10

async function allTold(office: Company, count: number) {
  for (;;) {
    const told = await office.deliveries()
    if (told.length >= count) return told
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const deliveries = (count: number, cases: number, tell: (line: string) => void): Bound => ({
  name: `${count} deliveries within ten seconds on ${cases} cases: each is acknowledged within a second, and the order of each case is kept`,
  async of(office) {
    const numbers: number[] = []
    for (let which = 0; which < cases; which += 1) numbers.push(await office.as('reporter').report(ownReport()))
    const said = new Map<number, number[]>(numbers.map((number) => [number, []]))
    // All of them wait until all are written, and come as fast as the app takes them.
    await office.control('POST', '/faults', { hold: ['issue_comment'] })
    const before = (await office.deliveries()).length
    await Promise.all(
      numbers.map(async (number) => {
        for (let which = 0; which < count / cases; which += 1)
          said.get(number)?.push(await office.as('responder').comments(number, `/note ${which}`))
      }),
    )
    const began = performance.now()
    await office.control('POST', '/faults', {})
    const told = await allTold(office, before + count)
    const seconds = (performance.now() - began) / 1_000
    await office.sandbox.idle()
    const slowest = Math.max(...told.slice(before).map(({ durationSeconds }) => durationSeconds))
    const wrong = [
      ...(slowest <= 1 ? [] : [`one was acknowledged after ${slowest} s`]),
      ...(seconds <= IN_SECONDS ? [] : [`${count} took ${seconds.toFixed(1)} s to be acknowledged`]),
    ]
    tell(`${count} deliveries in ${seconds.toFixed(1)} s, the slowest acknowledged after ${slowest} s`)
    for (const number of numbers)
      if (!isSame(await noted(office, number), said.get(number) ?? []))
        wrong.push(`#${number}: order or number is wrong`)
    return wrong
  },
})

const noGrowth = (count: number): Bound => ({
  name: `${count} deliveries: the second half of them leaves nothing more in memory`,
  of: () => growthOf(count),
})

/** The bounds that the app is held to; `most` says how much comes of each, where a test wants less; `tell`: the rates that were met. */
export const boundsOf = (most: number, tell: (line: string) => void): readonly Bound[] => [
  commentsAtOnce(Math.min(most, 200)),
  reportsAtOnce(Math.min(most, 40)),
  refusals(Math.min(most, 200)),
  deliveries(Math.min(most, 1_000), most < 100 ? 4 : 20, tell),
  noGrowth(most < 100 ? 400 : 20_000),
]

/** Tries each of them with the app in a process of its own, as it runs; gives whether all held. */
export async function tryBounds(tell: (line: string) => void): Promise<boolean> {
  const office = await company()
  try {
    let isWhole = true
    for (const { name, of } of boundsOf(1_000, (line) => tell(`    ${line}`))) {
      const began = performance.now()
      const wrong = await of(office)
      tell(`${wrong.length === 0 ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1_000).toFixed(1)} s)`)
      for (const what of wrong) tell(`    ${what}`)
      isWhole &&= wrong.length === 0
    }
    return isWhole
  } finally {
    await office.stop()
  }
}
