/** A time as the company's clock shows it, in Japan. */
export const When = ({ at }: { at: string }) => <time dateTime={at}>{timeText(at)}</time>

// Sweden writes days and hours as ISO 8601 does.
const FORMAT = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' })

export const timeText = (at: string): string => `${FORMAT.format(new Date(at))} JST`
