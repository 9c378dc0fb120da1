import { escapeHtml as e } from './escape-html.ts'
import { type Dimension, leading } from './filters.ts'

/** Bars one below the other, in the text's own colours: read by eyes, by screen readers, and on paper. Each leads to its cases. */
export function bars(dimension: Dimension): string {
  const most = Math.max(1, ...dimension.values.map(({ count }) => count))
  const shown = dimension.values.map(({ label, count }, at) => {
    const width = Math.max(1, Math.round((count / most) * 100))
    return `<li>${leading(dimension, at, `<span>${e(label)}</span><i style="width:${width}%"></i><b>${count}</b>`, 'bar')}</li>`
  })
  return `<ul class="bars">${shown.join('')}</ul>`
}
