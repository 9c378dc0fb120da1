/** The parts that judge, by file and name: a member that may be left out of one of these is a check that may be left out. */
export const JUDGED: Readonly<Record<string, readonly string[]>> = {
  'src/domain/case/context.ts': ['Context'],
  'src/domain/gates/gate-kind.ts': ['GateView'],
  'src/domain/audit/operation-check/operation.ts': ['Operation'],
  'src/domain/runbook/runbook-surroundings.ts': ['RunbookSurroundings'],
  'src/app/case/ledger/verify-chain.ts': ['LedgerBinding'],
  'src/app/case/ledger/verify-history.ts': ['HistoryRules'],
}

/** Members of an interface or type that may be left out; undefined where the text has none of this name. */
export function leftOut(text: string, name: string): string[] | undefined {
  const start = new RegExp(`^export (?:interface ${name}\\b[^{]*\\{|type ${name} =)`, 'm').exec(text)
  if (start === null) return undefined
  const rest = text.slice(start.index)
  const end = /^\}|\n\n/m.exec(rest)?.index ?? rest.length
  return rest
    .slice(0, end)
    .split('\n')
    .flatMap((line) => {
      const members = /^ {2}\| \{/.test(line)
        ? line.matchAll(/(\w+)\?:/g)
        : line.matchAll(/^ {2}(?:readonly )?(\w+)\?:/g)
      return [...members].map(([, member = '']) => member)
    })
}
