import { splitLines } from './split-lines.ts'

// Bidirectional overrides, tags and zero-width characters make a text read otherwise than it is (CVE-2021-42574).
// ZWJ and ZWNJ stay: emoji and several scripts are written with them, and what we insert does not rest on them.
const unseen = /(?![\u200c\u200d])\p{Cf}|[\u115f\u1160\u3164\uffa0]/gu
const control = /(?!\n)\p{Cc}/gu
const loneSurrogate = /\p{Cs}/gu

/** Most texts have nothing to be taken out. */
const PLAIN = /^[\n\x20-\x7e\u3001-\u3163\u3165-\u9fff\uff01-\uff9f]*$/

/** A text with nothing in it that a reader cannot see: LF line ends, and control, override and zero-width characters gone. */
export function visibleText(text: string): string {
  if (PLAIN.test(text)) return text
  return splitLines(text.replaceAll('\t', ' '))
    .join('\n')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(control, '')
    .replace(unseen, '')
    .replace(loneSurrogate, '\ufffd')
}
