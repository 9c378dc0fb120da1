import type { Surroundings } from './reading.ts'
import { toHalfWidth } from './to-half-width.ts'

/** `#12`, `＃１２`, `No.12`, or the address of a case of the same repository, as browsers copy it. */
export function readIssueNumber(line: string, { policy, process }: Surroundings): number | undefined {
  const plain = toHalfWidth(line).replace(/^of\s+/iu, '')
  const address = /^(?:https:\/\/[^\s/]{1,100}\/)?[\w.-]{1,40}\/([\w.-]{1,100})(?:\/issues\/|#)(?=\d)/u.exec(plain)
  const own = policy.repositories[policy.processes[process ?? '']?.repository ?? '']
  if (address !== null && address[1] !== own) return undefined
  const found = /^(?:#|no\.?\s?|№\s?)?([1-9]\d{0,8})(?=\D|$)/iu.exec(plain.slice(address?.[0].length ?? 0))
  return found === null ? undefined : Number(found[1])
}
