/** A part that a text begins with, and what follows it. */
export interface Taken<T> {
  value: T
  rest: string
}
