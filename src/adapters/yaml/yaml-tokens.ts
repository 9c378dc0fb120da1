import { type CST, Lexer, type LineCounter, Parser } from 'yaml'
import { DEEPEST_YAML } from '../../domain/values/size-bounds.ts'

/** Composing recurses and would take the whole process down with it: depth is measured before, on the parser's own list. */
export function yamlTokens(text: string, counter: LineCounter): { all: CST.Token[] } | { tooDeep: number } {
  const parser = new Parser(counter.addNewLine)
  counter.addNewLine(0)
  const all: CST.Token[] = []
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) all.push(token)
    if (parser.stack.length > DEEPEST_YAML) return { tooDeep: parser.offset }
  }
  all.push(...parser.end())
  return { all }
}
