/** When the scheduled round took place last, and how many hours lie between two. */
export interface LastSweep {
  at: string
  everyHours: number
}

const HOUR_MS = 60 * 60 * 1000
// An ISO 8601 interval: short, exact, and read by people too.
const STAMP = /\[sweep (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z)\/PT(\d{1,3})H(, told)?\]$/
/** GitHub takes a hundred characters in the description of a label. */
const LONGEST = 100

/** The stamp at the end of a label's description. */
export function readStamp(description: string): (LastSweep & { told: boolean }) | undefined {
  const [, at, hours, told] = STAMP.exec(description) ?? []
  if (at === undefined || Number.isNaN(Date.parse(at))) return undefined
  return { at, everyHours: Number(hours), told: told !== undefined }
}

/** The newest of the stamps on labels, whatever else their descriptions say. */
export const newestStamp = (descriptions: readonly string[]): (LastSweep & { told: boolean }) | undefined =>
  descriptions
    .flatMap((description) => readStamp(description) ?? [])
    .sort((one, other) => one.at.localeCompare(other.at))
    .at(-1)

export const withoutStamp = (description: string): string =>
  STAMP.test(description) ? description.replace(STAMP, '').trimEnd() : description

/** A description with this stamp instead of the one it had; people's own words before it stay. */
export function withStamp(description: string, { at, everyHours }: LastSweep, told = false): string {
  const stamp = ` [sweep ${at.slice(0, 16)}Z/PT${everyHours}H${told ? ', told' : ''}]`
  return `${[...withoutStamp(description)].slice(0, LONGEST - stamp.length).join('')}${stamp}`
}

/** GitHub's schedules come late; a round that is missing altogether is twice as old as it should be. */
export const isLate = ({ at, everyHours }: LastSweep, now: string): boolean =>
  Date.parse(now) - Date.parse(at) > 2 * everyHours * HOUR_MS
