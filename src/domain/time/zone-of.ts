import { ownProperty } from '../values/own-property.ts'

interface OneOffset {
  offset: string
  name: string
}

/** Zones that have had one offset, without summer time, for as long as anybody reports incidents; Japan since 1952. */
const ONE_OFFSET: Readonly<Record<string, OneOffset>> = {
  'Asia/Tokyo': { offset: '+09:00', name: 'JST' },
}

/** Undefined where the offset of a zone depends on the time. */
export const oneOffsetOf = (timeZone: string): OneOffset | undefined => ownProperty(ONE_OFFSET, timeZone)

/** A zone as Temporal takes it. By its offset where it has but one: to load the tables of all zones takes a short run as long as Node its start. */
export const zoneOf = (timeZone: string): string => oneOffsetOf(timeZone)?.offset ?? timeZone
