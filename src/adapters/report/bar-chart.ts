import { escapeHtml } from './escape-html.ts'

export interface Bar {
  label: string
  value: number
}

const ROW = 30
const WIDTH = 320

/** Bars one below the other, in the text's own colours: read by eyes, by screen readers, and on paper. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const rows = bars.map(({ label, value }, index) => {
    const y = index * ROW
    const width = Math.max(2, Math.round((value / most) * (WIDTH - 40)))
    return `<text x="0" y="${y + 11}" class="label">${escapeHtml(label)}</text><rect x="0" y="${y + 15}" width="${width}" height="9" rx="2"/><text x="${width + 6}" y="${y + 24}" class="value">${value}</text>`
  })
  return `<svg viewBox="0 0 ${WIDTH} ${bars.length * ROW}" role="img" aria-label="${escapeHtml(title)}">${rows.join('')}</svg>`
}
