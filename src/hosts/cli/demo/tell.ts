import { styleText } from 'node:util'
import type { PlaygroundWords } from '../../../sandbox/playground/words.ts'
import { doorWords } from '../../../sandbox/story/night.ts'
import { asJson } from '../tell-json.ts'
import { wrap } from '../wrap.ts'
import { plainRefusal } from './plain-refusal.ts'
import type { Step } from './story.ts'

const COLUMNS = 100

/** Prints the story as it happens. Colour only where somebody looks: `styleText` asks the stream. */
export function teller(
  out: NodeJS.WritableStream & { isTTY?: boolean },
  say: PlaygroundWords,
  phaseWord: (phase: string) => string,
): Teller {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    out.isTTY === true ? styleText(style, text) : text
  const line = (text = ''): void => void out.write(`${text}\n`)
  return {
    line,
    title: (text: string) => line(paint('bold', text)),
    step(number: number, { who, door, does, says }: Pick<Step, 'who' | 'door' | 'does' | 'says'>) {
      line()
      line(
        `${paint('dim', String(number).padStart(2))}  ${paint(['bold', 'cyan'], who)} ${paint('dim', `(${doorWords(say, door)})`)} ${does}`,
      )
      for (const written of says?.split('\n') ?? []) line(`      ${paint('dim', '│')} ${written}`)
    },
    moved(from: string, to: string, assignee: string) {
      const way = [from, to].filter((phase) => phase !== '').map(phaseWord)
      const done = from === to ? say('demo.recorded') : way.join(' → ')
      const next = assignee === '' ? '' : paint('dim', `   ${say('demo.next', { who: assignee })}`)
      line(`      ${paint('green', `✓ ${done}`)}${next}`)
    },
    refused(answer: string) {
      line(`      ${paint('yellow', `✗ ${say('demo.refused')}`)}`)
      for (const said of plainRefusal(answer)) {
        const item = /^- /.test(said)
        for (const [index, text] of wrap(said.replace(/^- /, ''), COLUMNS).entries())
          line(`        ${paint('yellow', item && index === 0 ? '·' : ' ')} ${text}`)
      }
    },
    ended: () => undefined,
  }
}

type Told = Pick<Step, 'who' | 'door' | 'does' | 'says'>

export interface Teller {
  line(text?: string): void
  title(text: string): void
  step(number: number, told: Told): void
  moved(from: string, to: string, assignee: string): void
  refused(answer: string): void
  ended(end: { address: string; seconds: number; failures: readonly string[] }): void
}

/** The same for a program that listens: each step with what came of it, and the end. */
export function jsonTeller(out: NodeJS.WritableStream): Teller {
  let step: object = {}
  const tell = (document: object): void => void out.write(`${asJson(document)}\n`)
  return {
    line: () => undefined,
    title: () => undefined,
    step: (number, { who, door, does, says }) => {
      step = { step: number, who, door, does, says: says ?? null }
    },
    moved: (from, to, assignee) => tell({ ...step, outcome: from === to ? 'recorded' : 'moved', phase: to, assignee }),
    refused: (answer) => tell({ ...step, outcome: 'refused', answer }),
    ended: (end) => tell({ end: end.failures.length === 0 ? 'as-told' : 'not-as-told', ...end }),
  }
}
