import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { OWNER_LOGIN } from '../facts.ts'
import { useSession } from '../session.tsx'
import { apiOf } from './api.ts'
import { type Policy, type PolicyRead, readPolicy } from './policy.ts'
import { rolesOf } from './roles.ts'

interface Company {
  /** Whether it was read: nothing may be made of what nobody has read yet. */
  known: boolean
  policy: Policy
  /** The roles in which the person may be asked for something. */
  roles: readonly string[]
}

const NOTHING: Company = {
  known: false,
  policy: { locale: 'ja', roles: {}, fields: {}, processes: {}, clocks: {}, systems: {} },
  roles: [],
}

const Context = createContext<Company>(NOTHING)

export const useCompany = (): Company => useContext(Context)

/** The policy, and the person's roles under it: the frame needs them whoever looks, so they are read by the owner. */
export function CompanyProvider({ children }: { children: ComponentChildren }) {
  const { login } = useSession()
  const [company, setCompany] = useState(NOTHING)
  const before = useRef<PolicyRead>(undefined)
  useEffect(() => {
    let current = true
    const api = apiOf(OWNER_LOGIN)
    void readPolicy(api, before.current)
      .then(async (read) => {
        before.current = read
        const { policy } = read
        return { known: true, policy, roles: await rolesOf(api, policy, login) }
      })
      .then((read) => current && setCompany(read))
      .catch(() => undefined)
    return () => {
      current = false
    }
  }, [login])
  return <Context.Provider value={company}>{children}</Context.Provider>
}
