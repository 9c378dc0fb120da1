import type { RegisterEntry } from '../../domain/audit/figures/register.ts'
import { escapeHtml as e } from './escape-html.ts'

/** One way of sorting the register: the cases of one value are shown alone once its figure is chosen. */
export interface Dimension {
  id: string
  title: string
  values: readonly DimensionValue[]
  /** The places of the values that an entry has. */
  placesOf(entry: RegisterEntry): readonly number[]
}

interface DimensionValue {
  /** Where it is undefined, the figure is none of its own and leads nowhere. */
  label: string
  count: number
}

const control = (dimension: Dimension, at: number | 'all'): string => `only-${dimension.id}-${at}`

/** The choices, before all else on the page, so that its style can ask which one is made; no script is needed. */
export const controls = (dimensions: readonly Dimension[], all: string): string =>
  dimensions
    .map((dimension) => {
      const choice = (at: number | 'all', label: string, checked: string): string =>
        `<input type="radio" class="only" name="only-${dimension.id}" id="${control(dimension, at)}" aria-label="${e(`${dimension.title}: ${label}`)}"${checked}>`
      return [choice('all', all, ' checked'), ...dimension.values.map(({ label }, at) => choice(at, label, ''))].join(
        '',
      )
    })
    .join('')

/** The classes of a case, for the style to go by: places of values, never their text. */
export const marksOf = (dimensions: readonly Dimension[], entry: RegisterEntry): string =>
  dimensions.map((dimension) => ` data-${dimension.id}="${dimension.placesOf(entry).join(' ')}"`).join('')

export const filterStyle = (dimensions: readonly Dimension[]): string =>
  dimensions
    .flatMap((dimension) =>
      dimension.values.map((_, at) => {
        const chosen = `body:has(#${control(dimension, at)}:checked)`
        return `${chosen} #cases tbody tr:not([data-${dimension.id}~="${at}"]) { display: none } ${chosen} label[for="${control(dimension, at)}"] { outline: 2px solid var(--bar) }`
      }),
    )
    .join('\n')

/** A figure that leads to its cases. */
export const leading = (dimension: Dimension, at: number | 'all', inside: string, kind: string): string =>
  `<label class="${kind}" for="${control(dimension, at)}">${inside}</label>`
