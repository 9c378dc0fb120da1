import type { ComponentChildren } from 'preact'

/** Nothing is here yet, and what to do next. */
export function Blank({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="blank">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
