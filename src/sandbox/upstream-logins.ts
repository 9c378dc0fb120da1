import { isObject, type Json } from './json.ts'

/** emulate knows each account by its first login for good: what is asked of it and what it answers is put into those of today. */
export type UpstreamLogins = {
  rename(from: string, to: string): void
  first(login: string): string
  today<T>(told: T): T
  /** Lists of accounts in what somebody sends. */
  sent(body: unknown): unknown
}

const LISTS = ['assignees', 'reviewers'] as const

export function upstreamLogins(): UpstreamLogins {
  const todays = new Map<string, string>()
  const firsts = new Map<string, string>()
  const first = (login: string): string => firsts.get(login) ?? login

  const today = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(today)
    if (!isObject(value)) return value
    const all = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, today(one)]))
    const login = typeof value.login === 'string' ? todays.get(value.login) : undefined
    return login === undefined ? all : { ...all, ...namedAs(value, login) }
  }

  return {
    rename: (from, to) => {
      const known = first(from)
      firsts.delete(from)
      todays.set(known, to)
      firsts.set(to, known)
    },
    first,
    today: (told) => (todays.size === 0 ? told : (today(told) as typeof told)),
    sent: (body) => {
      if (firsts.size === 0 || !isObject(body)) return body
      const lists = LISTS.flatMap((key) => {
        const list = body[key]
        return Array.isArray(list) ? [[key, list.map((one) => (typeof one === 'string' ? first(one) : one))]] : []
      })
      return { ...body, ...Object.fromEntries(lists) }
    },
  }
}

/** The login of an account, and the addresses that are made of it. */
export function namedAs(account: Json, login: string): Json {
  const was = String(account.login)
  const addresses = Object.entries(account).flatMap(([key, value]) =>
    typeof value === 'string' && /(?:^|_)url$/.test(key) && value.split(/[/{]/).includes(was)
      ? [[key, value.replace(`/${was}`, `/${login}`)]]
      : [],
  )
  return { ...Object.fromEntries(addresses), login }
}
