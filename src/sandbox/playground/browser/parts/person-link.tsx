import { useSession } from '../session.tsx'
import { Face } from './face.tsx'
import { nameOf } from './name-of.ts'

export function PersonLink({ login, face = false }: { login: string; face?: boolean }) {
  const { language } = useSession()
  return (
    <a class="person" href={`/${encodeURIComponent(login)}`} title={nameOf(login, language)}>
      {face && <Face login={login} />}
      {login}
    </a>
  )
}
