import { describe, expect, it } from 'vitest'
import { readCommands } from '../../../src/domain/commands/read-commands.ts'
import { LANGUAGES, type Language } from '../../../src/domain/policy/languages.ts'
import { type Act, as, contain, move } from '../../support/acts.ts'
import { incidentIn, reported } from '../../support/incident.ts'
import { learning } from './sample-acts.ts'
import { answerTexts, sampleWorld, statusText, told } from './sample-world.ts'

/** As a mail shows it: lines without their marks, and no sign that any of them is a quotation. */
const asInMail = (markdown: string): string =>
  markdown
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<br>/g, '\n')
    .replaceAll(/<[^>]+>|\*\*|^```.*$|`/gm, '')
    .replaceAll(/^(?:- |#+ |> )/gm, '')

const around = { now: '2030-01-01T00:00:00Z', timeZone: sampleWorld.policy['time-zone'], process: 'incident' }
const runs = (markdown: string): string[] =>
  readCommands(asInMail(markdown), sampleWorld.policy, around).flatMap(({ command }) =>
    command.kind === 'unreadable' ? [] : [command.kind],
  )

const stories: readonly (readonly [string, readonly Act[]])[] = [
  ['a report', [reported('malware', { ongoing: ['spreading'], information: ['personal'] })]],
  ['a refusal', [reported(), as('responder', contain('Unplugged')), as('responder', move('eradication'))]],
  ['learning', [...learning, as('responder', move('closed'))]],
  ['recovery', incidentIn('recovery')],
]

describe.each(LANGUAGES)('R4.2-4 the app’s own words come back by mail: %s', (language: Language) => {
  it.each(stories)('%s: no line of an answer runs, without its marks and without a sign of quotation', (_, acts) => {
    const texts = answerTexts(acts, language)
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.map((text) => text.replaceAll(/```[\s\S]*?```/g, '')).flatMap(runs)).toEqual([])
  })

  it.each(stories)('%s: neither does one of the status, save the skeleton, which is there to be sent', (_, acts) => {
    const status = statusText(told(acts), language)
    expect(runs(status.replaceAll(/```[\s\S]*?```/g, ''))).toEqual([])
  })

  it('a skeleton that comes back as it was printed records nothing', () => {
    const status = statusText(told(incidentIn('containment')), language)
    const skeleton = /```text\n([\s\S]*?)```/.exec(status)?.[1] ?? ''
    expect(skeleton).toMatch(/^\/record\n### /)
    const read = readCommands(skeleton, sampleWorld.policy, around).map(({ command }) => command)
    const said = read.flatMap((command) =>
      command.kind === 'record' ? command.answers.flatMap(({ value }) => ('text' in value ? [value.text] : [])) : [],
    )
    expect(said.join('').trim()).toBe('')
  })
})
