/** Scrolls a row sideways, and nothing else, until what is chosen in it is seen whole. */
export function bringInSight(row: HTMLElement | null, chosen: string): void {
  const part = row?.querySelector(chosen)
  if (row === null || part == null) return
  const [outer, inner] = [row.getBoundingClientRect(), part.getBoundingClientRect()]
  if (inner.left < outer.left) row.scrollLeft -= outer.left - inner.left + MARGIN
  else if (inner.right > outer.right) row.scrollLeft += inner.right - outer.right + MARGIN
}

const MARGIN = 12
