import type { ComponentChildren } from 'preact'

/** Controls that belong together, by what they are called. */
export const Group = ({ label, kind, children }: { label: string; kind: string; children: ComponentChildren }) => (
  <fieldset class={`group ${kind}`} aria-label={label}>
    {children}
  </fieldset>
)
