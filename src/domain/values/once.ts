/** Makes the same thing for everybody, when it is asked for first: one that comes with the package, and never changes. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
