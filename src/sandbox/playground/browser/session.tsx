import { type ComponentChildren, createContext } from 'preact'
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type PlaygroundLanguage, type PlaygroundWords, playgroundWords } from '../words.ts'
import { FACTS, PEOPLE } from './facts.ts'
import { type Api, ApiError, apiOf, UnansweredError } from './github/api.ts'
import { listen, type Signal } from './github/signals.ts'
import { type Place, usePlace } from './place.ts'

/** A reader's session: who looks at what, in which language, and what has happened so far. */
export interface Session {
  place: Place
  login: string
  language: PlaygroundLanguage
  say: PlaygroundWords
  api: Api
  control: Api
  /** Grows with everything that happens: what was read before is read again. */
  tick: number
  signals: readonly Signal[]
  /** The person's last act is still under way: anything that would do it twice waits. */
  busy: boolean
  /** The app is at work, for whatever reason. */
  working: boolean
  problem: string | undefined
  /** The text for a screen reader. */
  told: string
  tell(text: string): void
  clear(): void
  /** Does something as the person, waits until the app has answered, and shows a refusal as GitHub words it. */
  act(work: () => Promise<unknown>): Promise<boolean>
}

const Context = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(Context)
  if (session === undefined) throw new Error('There is no session')
  return session
}

const GATHER_MS = 60
/** While the app is at work for long, what there is so far is shown this often. */
const PROGRESS_MS = 1_000

export function SessionProvider({ children }: { children: ComponentChildren }) {
  const place = usePlace()
  const asked = place.query.get('as') ?? ''
  const login = PEOPLE.some((person) => person.login === asked) ? asked : 'reporter'
  const spoken = place.query.get('locale') ?? FACTS.locale
  const language: PlaygroundLanguage = spoken === 'en' ? 'en' : 'ja'
  const say = useMemo(() => playgroundWords(language), [language])
  const api = useMemo(() => apiOf(login), [login])
  const control = useMemo(() => apiOf(undefined), [])
  const [tick, setTick] = useState(0)
  const [working, setWorking] = useState(0)
  const [acting, setActing] = useState(0)
  const [problem, setProblem] = useState<string>()
  const [told, setTold] = useState('')
  const [signals, setSignals] = useState<readonly Signal[]>([])
  const gathered = useRef<ReturnType<typeof setTimeout>>(undefined)

  const settling = useRef<Promise<void>>(undefined)
  const shownAt = useRef(0)
  /** The last webhook that had gone out when the app was last at rest: what it told of is on the page. */
  const rested = useRef(0)
  const show = useCallback(() => {
    shownAt.current = performance.now()
    setTick((count) => count + 1)
  }, [])
  /** Waits until the app is at rest; whoever asks meanwhile waits for the same rest. */
  const settle = useCallback((): Promise<void> => {
    const rest = async () => {
      setWorking((count) => count + 1)
      try {
        rested.current = (await control.send<{ deliveries: number }>('POST', '/idle')).deliveries
      } finally {
        settling.current = undefined
        setWorking((count) => count - 1)
        show()
      }
    }
    settling.current ??= rest()
    return settling.current
  }, [control, show])

  useEffect(() => {
    const until = new AbortController()
    void listen((fresh, first) => {
      setSignals((before) => [...before, ...fresh])
      // The comments that were there before are on the page already.
      if (first || fresh.every(({ id }) => id <= rested.current)) return
      if (performance.now() - shownAt.current > PROGRESS_MS) show()
      clearTimeout(gathered.current)
      // Reactions and the like come without a webhook: they are seen once the app is at rest.
      gathered.current = setTimeout(() => void settle().catch(() => undefined), GATHER_MS)
    }, until.signal)
    return () => until.abort()
  }, [settle, show])

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  const act = useCallback(
    async (work: () => Promise<unknown>) => {
      setProblem(undefined)
      setActing((count) => count + 1)
      try {
        await work()
        await settle()
        return true
      } catch (error) {
        setProblem(wordsOf(error, say))
        show()
        return false
      } finally {
        setActing((count) => count - 1)
      }
    },
    [settle, show, say],
  )

  const session: Session = {
    ...{ place, login, language, say, api, control, tick, signals, problem, told, act },
    busy: acting > 0,
    working: working + acting > 0,
    tell: setTold,
    clear: () => setProblem(undefined),
  }
  return <Context.Provider value={session}>{children}</Context.Provider>
}

function wordsOf(error: unknown, say: PlaygroundWords): string {
  if (error instanceof UnansweredError) return say('gone')
  return error instanceof ApiError ? `${error.status}: ${error.message}` : String(error)
}
