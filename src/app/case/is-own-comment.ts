import type { Ports } from '../ports/ports.ts'

/** Whether the app itself has written this and it bears the mark: by that it is known that something was said already. */
export const isOwnComment =
  ({ self }: Pick<Ports, 'self'>, mark: string) =>
  ({ author, body }: { author: { id: number }; body: string }): boolean =>
    author.id === self.id && body.includes(mark)
