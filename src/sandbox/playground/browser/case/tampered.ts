/** The text of a record with one line changed as somebody would who wants it to have been otherwise: another person did it. */
export function tampered(text: string, index: number): string {
  const lines = text.split('\n')
  const line = lines[index]
  if (line === undefined || line === '') return text
  lines[index] = line.replace(/"login":"[^"]*"/, '"login":"nobody"')
  return lines.join('\n')
}
