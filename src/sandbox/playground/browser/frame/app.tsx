import { useEffect, useRef } from 'preact/hooks'
import { CompanyProvider } from '../github/company.tsx'
import { followLinks } from '../place.ts'
import { SessionProvider, useSession } from '../session.tsx'
import { TourNow } from '../tour/tour-now.tsx'
import { TourPanel } from '../tour/tour-panel.tsx'
import { useGuide } from '../tour/use-guide.ts'
import { ClockBar } from './clock-bar.tsx'
import { Header } from './header.tsx'
import { Navigation } from './navigation.tsx'
import { PersonBar } from './person-bar.tsx'
import { Problem } from './problem.tsx'
import { pageAt } from './routes.tsx'

export function App() {
  return (
    <SessionProvider>
      <CompanyProvider>
        <Frame />
      </CompanyProvider>
    </SessionProvider>
  )
}

function Frame() {
  const { place, say, told } = useSession()
  useEffect(() => {
    document.addEventListener('click', followLinks)
    return () => document.removeEventListener('click', followLinks)
  }, [])
  const guide = useGuide()
  const panel = useRef<HTMLElement>(null)
  const main = useRef<HTMLElement>(null)
  const before = useRef(place.path)
  // The pressed button may be gone with its page: somebody who reads by keyboard or screen reader goes on where the new one begins.
  useEffect(() => {
    if (before.current !== place.path) main.current?.focus({ preventScroll: true })
    before.current = place.path
  }, [place.path])
  // The frame within a frame is the phone: what staff see, without the switches around it.
  const bare = place.query.has('bare')
  return (
    <>
      <a class="skip" href="#main">
        {say('skip')}
      </a>
      {!bare && (
        <header class="top">
          <Header />
          <ClockBar />
          <PersonBar />
          <Navigation />
        </header>
      )}
      {!bare && guide !== undefined && <TourPanel guide={guide} place={panel} />}
      <main id="main" class={bare ? 'bare' : undefined} tabIndex={-1} ref={main}>
        <Problem />
        {pageAt(place)}
      </main>
      {/* After the page, at whose end it is needed. */}
      {!bare && guide !== undefined && <TourNow guide={guide} panel={panel} />}
      <div class="sr-only" role="status" aria-live="polite">
        {told}
      </div>
      {!bare && <footer class="foot muted">{say('not-github')}</footer>}
    </>
  )
}
