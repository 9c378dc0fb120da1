interface Answer {
  headers: { 'content-type'?: string }
  data: unknown
  status: number
}

/**
 * A connection that breaks within an answer leaves text where JSON was promised, and whatever stands between may answer
 * with a page of its own: GitHub's API never does.
 */
export function wholeAnswer<Whole extends Answer>(answer: Whole): Whole {
  const kind = answer.headers['content-type'] ?? ''
  const isCut = kind.includes('json') && typeof answer.data === 'string' && answer.status !== 204
  if (isCut || kind.includes('text/html')) throw Object.assign(new Error('the answer was cut off'), { status: 502 })
  return answer
}
