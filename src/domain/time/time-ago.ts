import * as Duration from 'temporal-polyfill/fns/Duration'
import * as Instant from 'temporal-polyfill/fns/Instant'

const NOW = /^(?:今|いま|たった今|ただ今|ただいま|只今|今?現在|現時点|now|just now|right now)$/u
const AGO =
  /^(?:約|およそ)?\s?(?:(\d{1,3}|半)\s?時間(半)?)?\s?(?:(\d{1,4})\s?分(?:間)?)?\s?(?:ほど|くらい|ぐらい|程度)?\s?前(?:頃|ごろ|くらい|ぐらい)?に?$/u

/** 今, 10分くらい前: by how long ago it was. */
export function timeAgo(text: string, now: string): string | undefined {
  if (NOW.test(text)) return now
  const [, hours, half, minutes] = AGO.exec(text) ?? []
  if (hours === undefined && minutes === undefined) return undefined
  const ago = Duration.fromFields({
    hours: hours === '半' ? 0 : Number(hours ?? 0),
    minutes: Number(minutes ?? 0) + (half === undefined && hours !== '半' ? 0 : 30),
  })
  return Instant.toString(Instant.subtract(Instant.fromString(now), ago))
}
