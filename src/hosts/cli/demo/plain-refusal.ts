/** A refusal as it was answered, whole: its sentences and reasons as lines of plain text. */
export function plainRefusal(markdown: string): string[] {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<br\s*\/?>/g, '\n')
    .split('\n')
    .map((line) => line.split(/`+/).map(plain).join('').trim())
    .filter((line) => line !== '')
}

/** Between code marks, which are every second part, signs stand for themselves. */
const plain = (part: string, index: number): string =>
  index % 2 === 1
    ? part
    : part
        .replaceAll('**', '')
        .replaceAll(/<[^<>]+>/g, '')
        .replaceAll(/[\u200b\u2060]/g, '')
        .replaceAll(/\\([\\`*_{}[\]()#+\-.!|<>~@])/g, '$1')
