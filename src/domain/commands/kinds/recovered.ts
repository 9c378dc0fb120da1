import { allWords } from '../../policy/basics.ts'
import { optionsOf } from '../../policy/field-options.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { because } from '../../refusals/reason.ts'
import { readTime } from '../../time/read-time.ts'
import { timeInClause } from '../../time/time-in-clause.ts'
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

/** Nothing, or that it runs again, and since when. */
const RUNS =
  /^(?:\s|[、。,.!:・]|[をはがにも]|より|システム|完全に|すべて|全て|全部|無事|正常(?:に|化)?|通常|再開|再稼働|稼働(?:開始)?|回復|復旧|復帰|元に|戻(?:り|っ)|直(?:り|っ)|なお(?:り|っ)|使える(?:ように)?|使え|動(?:い|き)|なり|てい(?:ます|る)|して(?:いる|います)?|し|ま(?:した|す)|た|済み?|完了|を?確認|(?:it|the|is|are|was|were|has|have|been|works?|working|runs?|running|up|back|online|again|restored|recovered|recovery|normal|fixed|since|at|on|and|fully|confirmed|service|ok)\b)*$/iu
const AT = /^(?:at|since|as of|from)[ \u3000]+(?=\S)/i
const SINCE = /(?:から|より)$/u

const read: Reader<Recovered> = ({ line }, { policy, clock }) => {
  const first = takeNamedOrWord([...systemsOf(policy), ...namedIn(policy.systems)], line)
  // A time alone says of no system that it has recovered.
  if (first === undefined || readTime(line, clock, false).kind === 'time') return undefined
  const command = { kind: 'recovered', system: first.id } as const
  const rest = first.rest.replace(AT, '').trim()
  // A time that cannot be, or words that are none: "recovered now" would stop a clock on a misunderstanding.
  if (rest === '') return AT.test(first.rest) ? undefined : command
  const found = timeInClause(rest.replace(SINCE, ''), clock)
  // Of a span one end would be lost, and a clock stops by it; beside other words the time may be that of something else.
  return found.kind === 'time' && !found.span && RUNS.test(found.words)
    ? { command, at: found.at }
    : unreadable('recovered', { time: rest })
}

const systemsOf = (policy: Policy): Named[] => {
  const field = policy.fields[policy.meanings.systems]
  return field === undefined ? [] : optionsOf(policy, field).map(({ id, label }) => ({ id, labels: allWords(label) }))
}

/** `/recovered <system> [at <time>]` (R4.3-2b). */
export const recoveredCommand = commandKind<Recovered>('recovered', {
  slash: [{ word: 'recovered', names: ['復旧'], meant: ['recover', 'restored', 'restore', 'ふっきゅう'], read }],
  hangsOn: 'process',
  correctedBy: 'recovered',
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
