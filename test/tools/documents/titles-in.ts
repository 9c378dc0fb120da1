import ts from 'typescript'

const CALLED = /^(?:it|test|describe)\b/

/** The titles of tests and of their groups in a file, as they are written there: whole, with the places of a table still in them. */
export function titlesIn(source: string): ReadonlySet<string> {
  const titles = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && CALLED.test(node.expression.getText(file))) {
      const [title] = node.arguments
      if (title !== undefined && ts.isStringLiteralLike(title)) titles.add(title.text)
    }
    ts.forEachChild(node, visit)
  }
  const file = ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest)
  visit(file)
  return titles
}
