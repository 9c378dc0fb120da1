import { styleText } from 'node:util'
import type { PlaygroundWords } from '../../../sandbox/playground/words.ts'
import { doorWords } from '../../../sandbox/story/night.ts'
import { plainRefusal } from './plain-refusal.ts'
import type { Step } from './story.ts'
import { wrap } from './wrap.ts'

const COLUMNS = 100

/** Prints the story as it happens. Colour only where somebody looks: `styleText` asks the stream. */
export function teller(out: NodeJS.WritableStream & { isTTY?: boolean }, say: PlaygroundWords) {
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
    moved: (from: string, to: string, assignee: string) =>
      line(
        `      ${paint('green', from === to ? `✓ ${say('demo.recorded')}` : `✓ ${from} → ${to}`)}${assignee === '' ? '' : paint('dim', `   ${say('demo.next', { who: assignee })}`)}`,
      ),
    refused(answer: string) {
      line(`      ${paint('yellow', `✗ ${say('demo.refused')}`)}`)
      for (const said of plainRefusal(answer)) {
        const item = /^- /.test(said)
        for (const [index, text] of wrap(said.replace(/^- /, ''), COLUMNS).entries())
          line(`        ${paint('yellow', item && index === 0 ? '·' : ' ')} ${text}`)
      }
    },
  }
}

export type Teller = ReturnType<typeof teller>
