/** Answers that hold until something is changed. */
export interface Remembered {
  once<Value>(key: string, ask: () => Promise<Value>): Promise<Value>
  forget(): void
}

export function remembered(): Remembered {
  const known = new Map<string, Promise<unknown>>()
  return {
    once<Value>(key: string, ask: () => Promise<Value>): Promise<Value> {
      // Each key is asked for in one place, and so with one type.
      const found = known.get(key) as Promise<Value> | undefined
      if (found !== undefined) return found
      const asked = ask()
      known.set(key, asked)
      return asked
    },
    forget: () => known.clear(),
  }
}
