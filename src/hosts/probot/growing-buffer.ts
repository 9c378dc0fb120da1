const FIRST = 16 * 2 ** 10

export interface GrowingBuffer {
  length(): number
  /** Bytes that are held for it. */
  capacity(): number
  /** How many bytes more it would hold with so many added. */
  grownBy(bytes: number): number
  add(chunk: Buffer): void
  text(): string
  drop(): void
}

/**
 * Bytes one after another, copied together: a list of the chunks would hold a hundred bytes for each, and chunks may be
 * of one byte. It doubles, up to the largest that it may come to.
 */
export function growingBuffer(largest: number): GrowingBuffer {
  let buffer = Buffer.alloc(0)
  let length = 0
  const capacityFor = (bytes: number): number =>
    bytes <= buffer.length ? buffer.length : Math.min(Math.max(bytes, FIRST, 2 * buffer.length), largest)
  return {
    length: () => length,
    capacity: () => buffer.length,
    grownBy: (bytes) => capacityFor(length + bytes) - buffer.length,
    add(chunk) {
      const capacity = capacityFor(length + chunk.length)
      if (capacity > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(capacity)
        buffer.copy(larger, 0, 0, length)
        buffer = larger
      }
      chunk.copy(buffer, length)
      length += chunk.length
    },
    text: () => buffer.toString('utf8', 0, length),
    drop() {
      buffer = Buffer.alloc(0)
      length = 0
    },
  }
}
