/**
 * Shapes of something that is wrong, told by their names, that are no `Diagnostic` and are built on none: whoever has
 * understood one has understood all.
 */
export function otherShapes(text: string): string[] {
  const shapes = text.matchAll(/^(?:export )?(?:interface|type) (\w*(?:Finding|Problem))\b([^{]*(?:\n {2}[^{]*)?)/gm)
  return [...shapes].flatMap(([, name = '', built = '']) =>
    /\bDiagnostic<|\b\w+(?:Finding|Problem)\b/.test(built) ? [] : [name],
  )
}
