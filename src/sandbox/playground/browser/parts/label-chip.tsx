import type { Label } from '../github/shapes.ts'

/** A label in its colour, readable on it. */
export function LabelChip({ label }: { label: Label }) {
  const color = /^[\da-f]{6}$/i.test(label.color) ? label.color : 'ededed'
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  const bright = (red * 299 + green * 587 + blue * 114) / 1000 > 140
  return (
    <span class="label" style={{ backgroundColor: `#${color}`, color: bright ? '#1f2328' : '#ffffff' }}>
      {label.name}
    </span>
  )
}
