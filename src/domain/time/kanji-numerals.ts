const DIGITS = '〇一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100 }
/** Only what counts something of a calendar or a clock is a number: 一昨日 and 金曜 are words. */
const COUNTED = /[〇零一二三四五六七八九十百]{1,8}(?=\s?(?:年|月|日|時|分|秒|週))/gu

/** 二十七日 as 27日, 二〇二六年 as 2026年. */
export const withDigits = (text: string): string =>
  text.replace(COUNTED, (written) => {
    const numeral = written.replaceAll('零', '〇')
    return /[十百]/.test(numeral) ? String(counted(numeral)) : [...numeral].map((one) => DIGITS.indexOf(one)).join('')
  })

function counted(numeral: string): number {
  let [sum, digit] = [0, 0]
  for (const one of numeral) {
    const unit = UNITS[one]
    if (unit === undefined) digit = digit * 10 + DIGITS.indexOf(one)
    else [sum, digit] = [sum + Math.max(digit, 1) * unit, 0]
  }
  return sum + digit
}
