import type { SetUpWords } from '../../../adapters/messages/set-up-words.ts'
import type { StepTold } from '../../../app/set-up/company/run-set-up.ts'

/** A step with what was there, what was done, and what is left, each with the page on which it is seen. */
export function stepText({ step, items }: StepTold, words: SetUpWords): string {
  const lines = items.map(({ outcome, link, ...told }) => {
    const what = outcome === 'left' ? `${words.say('outcome.left')}: ${words.of(told)}` : words.of(told)
    return `  ${MARKS[outcome]} ${what}${link === undefined ? '' : `  ${link}`}\n`
  })
  return `${words.say(`step.${step}`)}\n${lines.join('')}`
}

const MARKS = { there: '·', done: '✓', would: '+', left: '!', waits: '…' } as const

/** The remaining work for people, numbered, once more at the end: it is what the person who ran it has to read. */
export function endText(steps: readonly StepTold[], isDry: boolean, { say, of }: SetUpWords): string {
  const left = steps.flatMap(({ items }) => items.filter(({ outcome }) => outcome === 'left'))
  const waiting = steps.some(({ items }) => items.some(({ outcome }) => outcome === 'waits'))
  const lines = left.map(
    ({ link, ...told }, at) => `${at + 1}. ${of(told)}${link === undefined ? '' : `\n   ${link}`}\n`,
  )
  const head = isDry ? `\n${say('end.dry')}\n` : ''
  if (left.length === 0) return isDry ? head : waiting ? '' : `\n${say('end.fine')}\n`
  return `${head}\n${say('end.left', { count: String(left.length) })}\n${lines.join('')}${isDry ? '' : `${say('end.again')}\n`}`
}

/** The same as data; the words are in the language that was asked for. */
export const asData = (steps: readonly StepTold[], isDry: boolean, organisation: string, words: SetUpWords) => ({
  ...{ organisation, dryRun: isDry },
  steps: steps.map(({ step, items }) => ({
    step,
    items: items.map(({ outcome, key, values, link }) => ({
      ...{ outcome, key, text: words.of({ key, values }), link: link ?? null },
    })),
  })),
})
