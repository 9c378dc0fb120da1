import { drawer } from '../../fuzz/mutate.ts'
import { type Act, as, contain, evidence, move } from '../../support/acts.ts'
import { incidentIn, reported } from '../../support/incident.ts'
import { live, NOTHING, type Told } from '../../support/story.ts'
import { defaultPolicy, defaultWorld, runbookOf } from '../../support/worlds.ts'

const kindField = defaultPolicy.fields.kind
const KINDS = kindField !== undefined && 'options' in kindField ? kindField.options.map(({ id }) => id) : []

/** With a runbook for each kind, none of which asks for more. */
const WORLD = { ...defaultWorld, runbooks: KINDS.map((kind) => runbookOf(kind, [kind])) }

/** The acts of people beside the way: statements, and those that come too early and are refused. */
const BESIDE: readonly Act[] = [
  as('responder', { kind: 'note', text: '共有フォルダの拡張子が変わっている。該当の端末は三台、いずれも経理。' }),
  as('sysadmin', { kind: 'note', text: 'The mail gateway kept the message; its sender was blocked at 14:05.' }),
  as('officer', { kind: 'contact', whom: '警察', answer: '被害届の要否は後日。記録を保全するよう言われた。' }),
  as('sysadmin', evidence()),
  as('responder', contain('LANから切り離し、無線も止めた')),
  as('officer', move('closed')),
  as('reporter', move('recovery')),
]

/** Every fourth report turns out to be none (R1-3). */
const UNFOUNDED = 0.25
const dismissal = as('officer', { kind: 'named', name: 'dismiss', reason: '訓練用のメールだった' })

/** So many incidents from the form to their end, all different, each decided act by act as the app decides. */
export function toldStories(count: number, seed: number): Told[] {
  const draw = drawer(seed)
  const pick = <One>(from: readonly One[]): One => from[Math.floor(draw() * from.length)] as One
  const way = incidentIn('closed').slice(1)
  const stories: Told[] = []
  for (let tries = 0; stories.length < count; tries += 1) {
    if (tries > 20 * count) throw new Error('No incident of the default policy comes to its end in this way')
    let told = NOTHING
    for (const act of [reported(pick(KINDS)), ...(draw() < UNFOUNDED ? [dismissal] : way)]) {
      told = live(WORLD, told, act).after
      if (draw() < 0.05) told = live(WORLD, told, pick(BESIDE)).after
    }
    if (told.case?.phase === 'closed' || told.case?.phase === 'dismissed') stories.push(told)
  }
  return stories
}
