import { wordsIn } from '../../src/domain/policy/basics.ts'
import { cast } from '../../src/hosts/cli/demo/cast.ts'
import { storyOf } from '../../src/hosts/cli/demo/story.ts'
import { playgroundWords } from '../../src/sandbox/playground/words.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { night, REPORTED } from '../../src/sandbox/story/night.ts'
import { POLICY, report } from '../scenarios/report.ts'

/** The night that the tour tells, by GitHub's API alone: the number of a case that is closed, with its pull request, its notices and its whole record. */
export async function nightPlayed(sandbox: Sandbox): Promise<string> {
  const say = playgroundWords('ja')
  const told = night(say, (field) => wordsIn('ja', POLICY.fields[field]?.label ?? field))
  const columnOf = (phase: string) => wordsIn('ja', POLICY.processes.incident?.phases[phase]?.label ?? phase)
  const people = cast(sandbox)
  const number = await people.report(
    'reporter',
    told.title,
    report({ ...REPORTED, 'detected-at': told.detected, description: told.description }),
  )
  for (const { act } of storyOf(told, say, columnOf)) await act(people, number)
  const { state, phase } = await people.shown(number)
  if (state !== 'closed' || phase !== 'closed') throw new Error(`The night ended as ${state}, in ${phase}`)
  return String(number)
}
