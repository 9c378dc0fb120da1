import type { JsonObject, JsonValue, LedgerLine } from '../../case/ledger-line.ts'
import type { OpenFields } from './open-fields.ts'

export interface ShownLine {
  line: JsonObject
  /** The texts left out of it, by name, and `values` of a choice. */
  withheld: readonly string[]
}

/**
 * A line of a ledger as an audit pack shows it. Texts stand outside the hash of a line, so without them it can be verified
 * still; a choice stands in it, so a line without one says that it cannot.
 */
export function shownLine(line: LedgerLine, open: OpenFields): ShownLine {
  const texts = withheldTexts(line, open).filter((key) => Object.hasOwn(line.free, key))
  const free = Object.fromEntries(Object.entries(line.free).filter(([key]) => !texts.includes(key)))
  const values = isClosed(line, open) && hasValues(line.data)
  const { values: _, ...data } = line.data
  return {
    line: { ...line, free, ...(values && { data, withheld: ['values'] }) },
    withheld: [...texts, ...(values ? ['values'] : [])],
  }
}

function withheldTexts(line: LedgerLine, open: OpenFields): string[] {
  switch (line.type) {
    case 'fact-recorded':
    case 'correction-proposed':
      return isClosed(line, open) ? ['value'] : []
    // Both quote what somebody wrote, whatever field it was meant for; the codes of a refusal stand in its data.
    case 'request-refused':
      return ['reasons']
    case 'text-kept':
      return ['text']
    case 'evidence-recorded':
      return open.evidence ? [] : ['what', 'where', 'holder']
    case 'acknowledged':
    case 'exempted':
      return open.names ? [] : ['person']
    default:
      return []
  }
}

const isClosed = ({ type, data }: LedgerLine, open: OpenFields): boolean =>
  (type === 'fact-recorded' || type === 'correction-proposed') &&
  !(typeof data.field === 'string' && open.isOpen(data.field))

const hasValues = ({ values }: { [key: string]: JsonValue | undefined }): boolean =>
  Array.isArray(values) && values.length > 0
