/** A digest in hexadecimal, of a length that some usual algorithm has, with or without the algorithm's name before it. */
export const isHash = (text: string): boolean =>
  /^(?:(?:sha-?\d{1,3}|md5)[:=])?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i.test(
    text,
  )
