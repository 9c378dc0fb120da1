import { allWords } from '../../policy/basics.ts'
import { optionsOf } from '../../policy/field-options.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { because } from '../../refusals/reason.ts'
import { readTime } from '../../time/read-time.ts'
import { ownProperty } from '../../values/own-property.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, refused, type View } from '../decision.ts'
import { mayRespond, onlyResponders } from '../may-respond.ts'
import { type Named, namedIn, takeNamedOrWord } from '../read-named.ts'
import type { Reader } from '../reading.ts'
import { unreadable } from '../unreadable.ts'

interface Recovered {
  kind: 'recovered'
  system: string
}

const AT = /^at[ \u3000]+(?=\S)/i

const read: Reader<Recovered> = ({ line }, { policy, clock }) => {
  const first = takeNamedOrWord([...systemsOf(policy), ...namedIn(policy.systems)], line)
  // A time alone says of no system that it has recovered.
  if (first === undefined || readTime(line, clock, false).kind === 'time') return undefined
  const command = { kind: 'recovered', system: first.id } as const
  const rest = first.rest.replace(AT, '').trim()
  // A time that cannot be, or words that are none: "recovered now" would stop a clock on a misunderstanding.
  if (rest === '') return AT.test(first.rest) ? undefined : command
  const found = readTime(rest, clock, false)
  // Of a span one end would be lost, and a clock stops by it.
  return found.kind === 'time' && !found.span ? { command, at: found.at } : unreadable('recovered', { time: rest })
}

const systemsOf = (policy: Policy): Named[] => {
  const field = policy.fields[policy.meanings.systems]
  return field === undefined ? [] : optionsOf(policy, field).map(({ id, label }) => ({ id, labels: allWords(label) }))
}

/** `/recovered <system> [at <time>]` (R4.3-2b). */
export const recoveredCommand = commandKind<Recovered>('recovered', {
  slash: [{ word: 'recovered', names: ['復旧'], meant: ['recover', 'restored', 'restore', 'ふっきゅう'], read }],
  hangsOn: 'process',
  decide: recovered,
  fromEvent: { 'system-recovered': ({ data }) => ({ kind: 'recovered', system: data.system }) },
})

function recovered(view: View, { system }: Recovered): Decision {
  if (!mayRespond(view)) return refused(onlyResponders(view, 'R4.3-2b'))
  const systems = view.case.facts[view.policy.meanings.systems]?.values ?? []
  if (!systems.includes(system) && ownProperty(view.policy.systems, system) === undefined) {
    return refused(because('unknown-system', 'R4.3-2b', { text: system, systems }))
  }
  return accepted([{ type: 'system-recovered', data: { system }, text: {} }])
}
