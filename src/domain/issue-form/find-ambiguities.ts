import type { Line } from '../markdown/classify-lines.ts'
import type { Ambiguity } from './answer.ts'
import type { Reading } from './choose-headings.ts'
import type { Heading } from './find-headings.ts'
import { fitOf, nextFilled } from './fit.ts'
import type { Question } from './question.ts'

/** Everywhere that the body could also be read otherwise than it was, so that people can be asked. */
export function findAmbiguities(
  ids: readonly string[],
  headings: readonly Heading[],
  reading: Reading,
  lines: readonly Line[],
  questions: readonly Question[],
): Ambiguity[] {
  const plain = headings.length === reading.late.length && headings.every(({ line }) => lines[line]?.block === -1)
  if (plain) return []
  const named = (items: Iterable<number>) => [...new Set(items)].sort((a, b) => a - b).map((item) => ids[item] ?? '')
  return [
    ...readTwice(reading, named),
    ...readInBlocks(reading.late, lines, named),
    ...outOfOrder(headings, reading.late, lines, named),
    ...repeated(headings, reading, lines, questions, named),
  ].sort((a, b) => a.line - b.line)
}

type Named = (items: Iterable<number>) => string[]

function readTwice({ late, early }: Reading, named: Named): Ambiguity[] {
  const lateLine = new Map(late.map(({ item, line }) => [item, line]))
  return early
    .filter(({ item, line }) => lateLine.get(item) !== line)
    .map(({ item, line }) => {
      const owner = late.findLast((heading) => heading.line < line)
      return { items: named(owner === undefined ? [item] : [owner.item, item]), line: line + 1, why: 'heading-twice' }
    })
}

/** A fence or comment that an answer leaves open hides the headings after it from a reader, but not from us. */
function readInBlocks(chosen: readonly Heading[], lines: readonly Line[], named: Named): Ambiguity[] {
  const inside = new Map<number, number[]>()
  let owner: Heading | undefined
  for (const heading of chosen) {
    const block = lines[heading.line]?.block ?? -1
    if (block === -1) {
      owner = heading
      continue
    }
    const items = inside.get(block) ?? (owner === undefined ? [] : [owner.item])
    inside.set(block, [...items, heading.item])
    owner = heading
  }
  return [...inside].map(([block, items]) => ({
    items: named(items),
    line: block + 1,
    why: lines[block]?.kind === 'comment' ? 'heading-in-comment' : 'heading-in-code',
  }))
}

/** GitHub writes headings in form order: one that stands elsewhere was moved or typed, and counts as text. */
function outOfOrder(
  headings: readonly Heading[],
  chosen: readonly Heading[],
  lines: readonly Line[],
  named: Named,
): Ambiguity[] {
  const done = new Set(chosen.map(({ item }) => item))
  const found: Ambiguity[] = []
  for (const { item, line } of headings) {
    if (done.has(item) || lines[line]?.block !== -1) continue
    done.add(item)
    const owner = chosen.findLast((heading) => heading.line < line)
    found.push({
      items: named(owner === undefined ? [item] : [owner.item, item]),
      line: line + 1,
      why: 'heading-out-of-order',
    })
  }
  return found
}

/** A heading of the form that stands there once more, typed or as part of a second form. */
function repeated(
  headings: readonly Heading[],
  { late, early }: Reading,
  lines: readonly Line[],
  questions: readonly Question[],
  named: Named,
): Ambiguity[] {
  const known = new Map(late.map(({ item, line }) => [item, line]))
  const asked = new Set(early.filter(({ item, line }) => known.get(item) !== line).map(({ item }) => item))
  return headings
    .filter(({ item, line }) => known.has(item) && known.get(item) !== line && !asked.has(item))
    .filter((heading) => lines[heading.line]?.block === -1 && isAnswered(heading))
    .map(({ item, line }) => ({ items: named([item]), line: line + 1, why: 'heading-repeated' }))

  /** As GitHub writes it: between blank lines, with an answer below it. */
  function isAnswered({ item, line }: Heading): boolean {
    const isBlank = (at: number): boolean => (lines[at]?.text ?? '').trim() === ''
    const question = questions[item]
    if (question === undefined || !isBlank(line - 1) || !isBlank(line + 1)) return false
    // Two headings in a row answer nothing.
    const value = nextFilled(lines, line + 1)
    if (headings.some((heading) => heading.line === value)) return false
    // Typed once more below, any words may be the answer that its author means; above, they are part of what he tells.
    if (question.kind !== 'text' && line > (known.get(item) ?? line)) return value < lines.length
    const fit = fitOf(question, lines, line)
    const next = headings.find((heading) => heading.line > line)?.line ?? lines.length
    return fit !== undefined && (fit.orLater || next === fit.from)
  }
}
