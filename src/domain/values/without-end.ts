/**
 * A text without such marks at its end, `most` of them. A pattern that ends with `+$` would begin anew at each of ten
 * thousand marks in the middle.
 */
export function withoutEnd(text: string, marks: RegExp, most = Number.POSITIVE_INFINITY): string {
  let end = text.length
  for (let left = most; left > 0 && end > 0; left -= 1) {
    // A sign of two halves is looked at whole.
    const isHalf = (text.charCodeAt(end - 1) & 0xfc00) === 0xdc00 && end > 1
    const sign = text.slice(end - (isHalf ? 2 : 1), end)
    if (!marks.test(sign)) break
    end -= sign.length
  }
  return text.slice(0, end)
}
