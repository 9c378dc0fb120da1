interface Answer {
  headers: { 'content-type'?: string }
  data: unknown
  status: number
}

/** A connection that breaks within an answer leaves text where JSON was promised. */
export function wholeAnswer<Whole extends Answer>(answer: Whole): Whole {
  const promised = answer.headers['content-type']?.includes('json') === true
  if (promised && typeof answer.data === 'string' && answer.status !== 204)
    throw Object.assign(new Error('the answer was cut off'), { status: 502 })
  return answer
}
