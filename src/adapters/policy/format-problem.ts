import type { Severity } from '../../domain/diagnostics/diagnostic.ts'
import type { PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { oneLine } from '../../domain/values/one-line.ts'

const WIDEST = 120

/** `file:line:column code: message`, then the line itself with a caret below the place. */
export function formatProblem(
  text: string,
  { file, line, column, code, message, severity }: PolicyProblem & { severity?: Severity },
): string {
  const head = `${oneLine(file)}:${line}:${column} ${severity === 'warning' ? 'warning ' : ''}${code}: ${oneLine(message)}`
  const source = text.split(/\r?\n/)[line - 1]
  if (source === undefined || source.trim() === '') return head
  const from = Math.max(0, column - 1 - Math.floor(WIDEST / 2))
  const cut = oneLine(source.slice(from, from + WIDEST))
  return `${head}\n  ${cut}\n  ${padding(cut.slice(0, column - 1 - from))}^`
}

/** Tabs stay tabs and a full-width sign takes two places, so that the caret stands below what it means. */
const padding = (before: string): string =>
  [...before].map((sign) => (sign === '\t' ? '\t' : isWide(sign) ? '  ' : ' ')).join('')

const isWide = (sign: string): boolean =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(sign)
