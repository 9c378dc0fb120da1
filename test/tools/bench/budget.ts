import { countRequests } from '../../scenarios/budget.ts'
import { company } from '../../scenarios/company.ts'
import { askedByKinds } from './action.ts'
import { createsContent, shortName, waiting } from './recording.ts'

const office = await company()
const rows = await countRequests(office).finally(() => office.stop())
const width = Math.max(...rows.map(({ event }) => event.length))
for (const { event, counted, most } of rows) {
  const verdict = counted > most ? '  too many' : ''
  process.stdout.write(
    `${event.padEnd(width)}  ${String(counted).padStart(3)}  at most ${String(most).padStart(2)}${verdict}\n`,
  )
}
if (rows.some(({ counted, most }) => counted > most)) process.exitCode = 1

// A run of the Action knows nothing yet: each request with the round trip it belongs to, and the one that it waited for.
for (const { event, exchanges } of await askedByKinds()) {
  const all = waiting(exchanges)
  const trips = Math.max(0, ...all.map(({ trip }) => trip))
  process.stdout.write(
    `\n${event}: ${exchanges.length} requests, ${exchanges.filter(createsContent).length} of content, in ${trips} round trips\n`,
  )
  for (const { exchange, trip, after } of all.toSorted((one, other) => one.exchange.start - other.exchange.start))
    process.stdout.write(
      `  ${trip}  ${shortName(exchange)}${after === undefined ? '' : `  after ${shortName(after)}`}\n`,
    )
}
process.exit()
