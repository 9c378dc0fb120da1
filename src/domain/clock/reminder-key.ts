interface Running {
  id: string
  subject?: string | undefined
  since: string
}

/** Names what one run of a clock says at one step. */
export const keyOf = ({ id, subject, since }: Running, step: string): string =>
  `${id}:${subject ?? ''}:${step}@${since}`
