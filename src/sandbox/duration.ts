const ISO_DURATION =
  /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** `start` moved by an ISO 8601 duration such as `P3D` or `PT90M`; undefined where the text is none. */
export function addDuration(start: Date, duration: string): Date | undefined {
  const match = ISO_DURATION.exec(duration)
  if (!match || !/\d/.test(duration)) return undefined
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0))
  const sign = match[1] ? -1 : 1
  const moved = new Date(start)
  moved.setUTCMonth(moved.getUTCMonth() + sign * ((years ?? 0) * 12 + (months ?? 0)))
  const rest = ((weeks ?? 0) * 7 + (days ?? 0)) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0)
  return new Date(moved.getTime() + sign * rest * 1000)
}
