// No blank, comma, angle bracket or line: what is an address ends no header and begins no other.
const ADDRESS = /^[^\s@<>()[\],;:\\"\p{C}]{1,64}@[^\s@<>()[\],;:\\"\p{C}]{1,255}$/u

export const isMailAddress = (text: string): boolean => ADDRESS.test(text)

/** `login=address, login=address`, by login in lower case, as GitHub takes them; what is no address is left out. */
export function mailAddresses(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/[,\n]/).flatMap((pair) => {
      const at = pair.indexOf('=')
      const [login, address] = [pair.slice(0, Math.max(at, 0)).trim().toLowerCase(), pair.slice(at + 1).trim()]
      return login !== '' && isMailAddress(address) ? [[login, address] as const] : []
    }),
  )
}
