/**
 * A pattern that is made when it is first asked for. To make one with classes of letters (`\p{L}`) takes a twentieth of a
 * millisecond, and nearly every run of the Action ends without needing any.
 */
export function pattern(source: string, flags: string): () => RegExp {
  let made: RegExp | undefined
  return () => {
    made ??= new RegExp(source, flags)
    return made
  }
}
