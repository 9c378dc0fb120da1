/** Hours between two rounds by the schedule that started this one; undefined where it is no plain one, or somebody did. */
export function sweepHours(event: unknown): number | undefined {
  const schedule = typeof event === 'object' && event !== null ? Reflect.get(event, 'schedule') : undefined
  const [, hours = '', rest] = /^\d+ (\S+) (.*)$/.exec(String(schedule)) ?? []
  if (rest !== '* * *') return undefined
  if (hours === '*') return 1
  const [, step] = /^\*\/(\d+)$/.exec(hours) ?? []
  if (step !== undefined) return Number(step)
  return /^\d+(,\d+)*$/.test(hours) ? Math.ceil(24 / hours.split(',').length) : undefined
}
