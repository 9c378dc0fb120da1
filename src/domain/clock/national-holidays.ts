import national from '@holiday-jp/holiday_jp/lib/holidays.js'

/** Whether this is a national holiday of Japan or its substitute, as the Cabinet Office announces them; the library looks ahead to 2050. */
export const isNationalHoliday = (date: string): boolean => Object.hasOwn(national, date)
