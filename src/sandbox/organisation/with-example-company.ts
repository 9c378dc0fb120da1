import { isScalar, parseDocument } from 'yaml'

/** Of a range that is kept for examples: nobody is called by it. */
const EXAMPLES = { phone: '03-5550-0100', name: 'Playground Corporation' } as const

/** Values of the template that stand until a company has said who it is. */
const TEMPLATE = { phone: /^(?:0\d-0000-0000)?$/, name: /^Example$/ } as const

/**
 * The policy of the sandbox's organisation: where a template's placeholder stands, an example of its own. Lines stay where
 * they are.
 */
export function withExampleCompany(text: string): string {
  const block = companyBlock(text)
  const document = parseDocument(block.text)
  const places = (['phone', 'name'] as const).flatMap((key) => {
    const node = document.getIn(['company', key], true)
    if (!isScalar(node) || typeof node.value !== 'string' || !TEMPLATE[key].test(node.value)) return []
    const [from, to] = node.range ?? [0, 0]
    return [{ from: block.at + from, to: block.at + to, example: EXAMPLES[key] }]
  })
  // From the end, so that what stands before stays where it is.
  places.sort((one, other) => other.from - one.from)
  return places.reduce((now, { from, to, example }) => now.slice(0, from) + example + now.slice(to), text)
}

/** A policy is long, and to read all of it takes a tenth of a second: where its company stands in lines of its own, these alone. */
function companyBlock(text: string): { at: number; text: string } {
  const found = /^company:.*(?:\n(?:[ #].*)?$)*/m.exec(text)
  return found === null ? { at: 0, text } : { at: found.index, text: found[0] }
}
