import { countRequests } from '../../scenarios/budget.ts'
import { company } from '../../scenarios/company.ts'

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
