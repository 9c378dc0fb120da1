import { readFileSync } from 'node:fs'
import { messages } from '../../../src/adapters/messages/messages.ts'
import { parseRunbook } from '../../../src/adapters/runbooks/parse-runbook.ts'
import type { Context } from '../../../src/domain/case/context.ts'
import type { Language } from '../../../src/domain/policy/basics.ts'
import type { Runbook } from '../../../src/domain/runbook/runbook.ts'
import { type Answer, answersTo } from '../../../src/domain/screen/answer.ts'
import { statusOf } from '../../../src/domain/screen/status.ts'
import type { Act } from '../../support/acts.ts'
import { caseOf, live, NOTHING, type Told } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'

/** The runbook for malware as a company gets it. */
export function sampleRunbook(language: Language): Runbook {
  const path = `../../../templates/runbooks/${language}/malware.md`
  const { runbook } = parseRunbook(
    'runbooks/malware.md',
    readFileSync(new URL(path, import.meta.url), 'utf8'),
    'not-checked',
  )
  if (runbook === undefined) throw new Error(`${path} cannot be read`)
  return runbook
}

/** The default policy with a runbook as a company gets it, and a number that somebody answers. */
export const sampleWorld: Context = {
  ...defaultWorld,
  policy: { ...defaultWorld.policy, company: { ...defaultWorld.policy.company, phone: '03-5550-0100' } },
  runbooks: [sampleRunbook('ja'), ...defaultWorld.runbooks.slice(1)],
}

/** A case lived through act by act, refusals included. */
export function told(acts: readonly Act[], world: Context = sampleWorld): Told {
  let now: Told = NOTHING
  for (const act of acts) now = live(world, now, act).after
  return now
}

export const statusText = (now: Told, language: Language, world: Context = sampleWorld): string =>
  messages().status(world, statusOf(world, caseOf(now), now.placed), language)

/** Every answer that the lines of a case are owed, in order; each as it is told right after its act. */
export function answerTexts(acts: readonly Act[], language: Language, world: Context = sampleWorld): string[] {
  let now: Told = NOTHING
  const texts: string[] = []
  for (const act of acts) {
    const { after } = live(world, now, act)
    const fresh = after.placed.slice(now.placed.length)
    for (const answer of answersTo(fresh)) texts.push(answerText(after, answer, language, world))
    now = after
  }
  return texts
}

export const answerText = (now: Told, answer: Answer, language: Language, world: Context = sampleWorld): string =>
  answersText(now, [answer], language, world)

/** The text of one comment that gives all of these answers. */
export const answersText = (
  now: Told,
  answers: readonly [Answer, ...Answer[]],
  language: Language,
  world: Context = sampleWorld,
): string => messages().answer(world, caseOf(now), statusOf(world, caseOf(now), now.placed), answers, language)

export const lastAnswer = (acts: readonly Act[], language: Language, world: Context = sampleWorld): string =>
  answerTexts(acts, language, world).at(-1) ?? ''

/** The comment that the author of a report reads first. */
export const firstAnswer = (acts: readonly Act[], language: Language, world: Context = sampleWorld): string =>
  answerTexts(acts, language, world).at(0) ?? ''
