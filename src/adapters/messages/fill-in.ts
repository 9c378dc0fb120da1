/** `{name}` becomes its value, in one pass: a value that looks like a placeholder stays what it is. */
export function fillIn(text: string, values: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\{([a-z]+)\}/g, (_all, name: string) => values[name] ?? '')
}
