import { ToldError } from '../../../domain/values/told-error.ts'
import type { PlaygroundWords } from '../../../sandbox/playground/words.ts'
import { type Door, type Night, planFilled } from '../../../sandbox/story/night.ts'
import type { Cast } from './cast.ts'
import { otherwise } from './otherwise.ts'

/** One step of the story: who does what, and what must come of it. */
export interface Step {
  who: string
  door: Door
  does: string
  /** The person's words, shown under the step. */
  says?: string
  act(cast: Cast, issue: number): Promise<void>
  /** Where the case must stand afterwards. */
  phase: string
  /** A refusal must come back, naming all of these. */
  refused?: readonly string[]
}

/** One incident from the form to closed: eight refusals by four doors, and containment in the first minute. */
export function storyOf(night: Night, say: PlaygroundWords, columnOf: (phase: string) => string): readonly Step[] {
  const says = (who: string, text: string, does: string, phase: string, refused?: readonly string[]): Step => ({
    ...{ who, door: 'comment', says: text, does, phase, ...(refused !== undefined && { refused }) },
    act: (cast, issue) => cast.comment(who, issue, text),
  })
  const drags = (who: string, to: string, does: string, phase: string, refused?: readonly string[]): Step => ({
    ...{ who, door: 'board', does, phase, ...(refused !== undefined && { refused }) },
    act: (cast, issue) => cast.drag(who, issue, columnOf(to)),
  })
  const [eradication, recovery] = [columnOf('eradication'), columnOf('recovery')]
  return [
    says('responder', night.contain, say('does.contain'), 'containment'),
    says('reporter', `/phase ${eradication}`, say('does.hurry'), 'containment', ['R4.2-2', 'R4.2-4', 'R4.3-1']),
    drags('responder', 'recovery', say('does.drag-far', { to: recovery }), 'containment', ['R4.3-1']),
    {
      ...{
        who: 'officer',
        door: 'label',
        does: say('does.label'),
        phase: 'containment',
        refused: ['R4.2-2', 'R4.2-4'],
      },
      act: (cast, issue) => cast.label('officer', issue, 'phase: eradication'),
    },
    says('responder', night.severity, say('does.severity-not-theirs'), 'containment', ['R4-2']),
    says('officer', night.severity, say('does.severity'), 'containment'),
    says('responder', night.findings, say('does.findings'), 'containment'),
    drags('responder', 'eradication', say('does.drag-again', { to: eradication }), 'eradication'),
    says('sysadmin', night.eradicated, say('does.eradicated'), 'recovery'),
    {
      ...{ who: 'executive', door: 'issue', does: say('does.close-early'), phase: 'recovery', refused: ['R1-3'] },
      act: (cast, issue) => cast.close('executive', issue),
    },
    says('executive', '/advance', say('does.ask-early'), 'recovery', ['R4.3-2a', 'R4.3-2b', 'R4.3-2c', 'R4.1-1a']),
    says('executive', night.records, say('does.records'), 'recovery'),
    says('sysadmin', night.recovered, say('does.recovered'), 'recovery'),
    says('executive', night.stoodDown, say('does.stood-down'), 'learning'),
    says('officer', '/advance', say('does.done-early'), 'learning', ['R4.4-1', 'R4.4-2', 'R4.4-3', 'R4.4-4']),
    {
      ...{ who: 'sysadmin', door: 'pull-request', does: say('does.plan'), phase: 'learning' },
      async act(cast) {
        const pull = await cast.pull()
        const plan = pull?.files.find((file) => file.startsWith('prevention/'))
        if (pull === undefined || plan === undefined) throw new ToldError(otherwise('pull: -'))
        await cast.write('sysadmin', pull.branch, plan, (text) => planFilled(text, night))
      },
    },
    {
      ...{ who: 'officer', door: 'pull-request', does: say('does.approve'), phase: 'learning' },
      async act(cast) {
        const pull = await cast.pull()
        if (pull === undefined) throw new ToldError(otherwise('pull: -'))
        await cast.approve('sysadmin', pull.number)
        await cast.approve('officer', pull.number)
        await cast.merge('officer', pull.number)
      },
    },
    says('officer', night.lessons, say('does.lessons'), 'learning'),
    says('officer', night.measure, say('does.measure'), 'learning'),
    says('responder', night.acknowledge, say('does.acknowledge-for'), 'learning', ['R4.4-2']),
    says('board', night.acknowledge, say('does.acknowledge'), 'learning'),
    says('officer', night.told, say('does.told'), 'learning'),
    drags('officer', 'closed', say('does.close', { to: columnOf('closed') }), 'closed'),
  ]
}
