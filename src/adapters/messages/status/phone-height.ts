/** GitHub's own measures on a phone 390 points wide: what is left of a line, its height, what stands between blocks. */
const LINE = 24
const GAP = 16
const WIDTH = 358
const INDENT = 32
const BETWEEN_ITEMS = 4
const FENCE = { line: 20, around: 32 }
const HEADING = { line: 25, around: 24 }

/** About how high a text stands on a phone, in points: folded parts by their summaries, comments not at all. */
export function phoneHeight(markdown: string): number {
  const open = markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<details>\n<summary>([^\n]*)<\/summary>[\s\S]*?<\/details>/g, '$1')
  return open
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .reduce((sum, block) => sum + blockHeight(block) + GAP, 0)
}

function blockHeight(block: string): number {
  const lines = block.split('\n')
  if (block.startsWith('```')) return (lines.length - 2) * FENCE.line + FENCE.around
  if (block.startsWith('#')) return rows(block, 20, WIDTH) * HEADING.line + HEADING.around
  return lines.reduce((sum, line, at) => {
    const isItem = /^(?:[-*]|\d+\.) /.test(line)
    return sum + rows(line, 16, isItem ? WIDTH - INDENT : WIDTH) * LINE + (isItem && at > 0 ? BETWEEN_ITEMS : 0)
  }, 0)
}

/** Rows that the words fill at this size of letters: an ideograph is as wide as it is high, a Latin letter about half. */
function rows(line: string, size: number, width: number): number {
  return line.split('<br>').reduce((sum, part) => {
    const words = part.replace(/<[^>]+>|\*\*/g, '')
    const wide = (words.match(/[^\p{ASCII}]/gu) ?? []).length
    return sum + Math.max(1, Math.ceil((wide + (words.length - wide) * 0.5) * (size / width)))
  }, 0)
}
