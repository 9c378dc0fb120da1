/** A refusal as it was answered, whole: its sentences and reasons as lines of plain text. */
export function plainRefusal(markdown: string): string[] {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<br\s*\/?>/g, '\n')
    .split('\n')
    .map(plain)
    .filter((line) => line !== '')
}

const plain = (line: string): string =>
  line
    .replaceAll('**', '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('`', '')
    .replaceAll(/[\u200b\u2060]/g, '')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!|<>~@])/g, '$1')
    .trim()
