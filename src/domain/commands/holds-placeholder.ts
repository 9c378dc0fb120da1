/** As the app itself writes what is to be filled in. */
const OWN = /‹[^‹›\n]{0,80}›/u
/** `<reason>` alone may be anybody's brackets; nothing but brackets is a line that nobody filled in. */
const BRACKETS = /[<＜‹](?![@＠](?!user\b))[^<>＜＞‹›\n]{1,60}[>＞›]|[[［][^[\]［］\n]{1,60}[\]］]/gu
/** Dots alone, as where the app writes `/contain …`. */
const DOTS = /^\s*(?:[…‥]+|\.{3,}|・{3,})\s*$/u
/** Words of the command's own form between them. */
const BETWEEN = /\b(?:at|via|to|for|none|worked|failed)\b|@user|[#\s:：,、.。]/giu

/** Whether a command was copied and not filled in. */
export function holdsPlaceholder(text: string): boolean {
  const left = text.replace(BRACKETS, '')
  return OWN.test(text) || DOTS.test(text) || (left !== text && left.replace(BETWEEN, '') === '')
}
