/** What is being done, on a line of its own that is gone when it is done: for somebody who watches, and nobody else. */
export interface Progress {
  begins(what: string): void
  ends(): void
}

export function progress(to: NodeJS.WriteStream = process.stderr): Progress {
  if (to.isTTY !== true) return { begins: () => undefined, ends: () => undefined }
  const clear = () => to.write('\r\u001b[K')
  return {
    begins(what) {
      clear()
      to.write(`… ${what}`)
    },
    ends: () => void clear(),
  }
}
