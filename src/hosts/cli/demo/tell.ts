import { styleText } from 'node:util'
import type { Step } from './story.ts'

const WIDTH = 110
const DOORS: Readonly<Record<Step['door'], string>> = {
  form: 'form',
  comment: 'comment',
  board: 'board',
  label: 'label',
  issue: 'issue',
  'pull request': 'pull request',
}

/** Prints the story as it happens. Colour only where somebody looks: `styleText` asks the stream. */
export function teller(out: NodeJS.WritableStream & { isTTY?: boolean }) {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    out.isTTY === true ? styleText(style, text) : text
  const line = (text = ''): void => void out.write(`${text}\n`)
  return {
    line,
    title: (text: string) => line(paint('bold', text)),
    step(number: number, { who, door, does, says }: Pick<Step, 'who' | 'door' | 'does' | 'says'>) {
      line()
      line(
        `${paint('dim', String(number).padStart(2))}  ${paint(['bold', 'cyan'], who)} ${paint('dim', `(${DOORS[door]})`)} ${does}`,
      )
      for (const written of says?.split('\n') ?? []) line(`      ${paint('dim', '│')} ${written}`)
    },
    moved: (from: string, to: string, assignee: string) =>
      line(
        `      ${paint('green', from === to ? `✓ recorded` : `✓ ${from} → ${to}`)}${assignee === '' ? '' : paint('dim', `   next: ${assignee}`)}`,
      ),
    refused(answer: string) {
      line(`      ${paint('yellow', '✗ refused, and told why:')}`)
      for (const reason of bulletsOf(answer)) line(`        ${paint('yellow', '·')} ${reason}`)
    },
  }
}

export type Teller = ReturnType<typeof teller>

/** The reasons of a refusal, each in one line of plain text. */
function bulletsOf(answer: string): string[] {
  return answer
    .split('\n')
    .filter((text) => text.startsWith('- **'))
    .map((text) => plain(text.slice(2)))
    .map((text) => (text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text))
}

const plain = (markdown: string): string =>
  markdown
    .replaceAll('**', '')
    .replace(/<br>→ /g, ' → ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('`', '')
    .replaceAll('\u200b', '')
