export type Node = Record<string, unknown>

/** `{ ja, en }` becomes the English text; nothing but English is left. */
export function englishOnly(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(englishOnly)
  if (typeof node !== 'object' || node === null) return node
  const { ja, en, ...rest } = node as Node
  if (typeof en === 'string' && Object.keys(rest).length === 0) return en
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, englishOnly(value)]))
}

/** Texts of lists are replaced by one or more, single ones by the first of them. */
export function eachText(node: unknown, replace: (text: string) => string | string[]): unknown {
  if (typeof node === 'string') return [replace(node)].flat()[0]
  if (Array.isArray(node))
    return node.flatMap((one) => (typeof one === 'string' ? replace(one) : [eachText(one, replace)]))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, eachText(value, replace)]))
}

/** A phase of the incident process under another name, wherever the policy speaks of it. */
export function withPhaseRenamed(policy: Node, from: string, to: string, phase: Node): Node {
  const rename = (node: unknown) =>
    eachKey(
      eachText(node, (text) => (text === from ? to : text)),
      from,
      to,
    )
  const { incident, ...others } = policy.processes as Record<string, Node>
  const process = rename(incident) as { phases: Node }
  // A process that is like it has the phase by the new name, too.
  const heirs = Object.entries(others).map(([id, one]) => [id, one.like === 'incident' ? rename(one) : one])
  return {
    ...policy,
    clocks: rename(policy.clocks),
    invariants: rename(policy.invariants),
    processes: { incident: { ...process, phases: { ...process.phases, [to]: phase } }, ...Object.fromEntries(heirs) },
  }
}

function eachKey(node: unknown, from: string, to: string): unknown {
  if (Array.isArray(node)) return node.map((one) => eachKey(one, from, to))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key === from ? to : key, eachKey(value, from, to)]),
  )
}
