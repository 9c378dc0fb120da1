import { useLayoutEffect, useRef } from 'preact/hooks'
import { FACTS } from '../facts.ts'
import { POLICY_FILE } from '../github/policy.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { bringInSight } from '../parts/in-sight.ts'
import type { Place } from '../place.ts'
import { useSession } from '../session.tsx'

const RECORDS = '/playground/records'

export function Navigation() {
  const { say, place } = useSession()
  const row = useRef<HTMLElement>(null)
  const part = partOf(place)
  useLayoutEffect(() => bringInSight(row.current, '[aria-current]'), [place.path, part])
  const { incidents, runbooks } = FACTS.repos
  const pages: readonly [string, Parameters<typeof say>[0], IconName, (path: string) => boolean][] = [
    ['/', 'nav.cases', 'issue-opened', (at) => at === '/' || /\/issues(\/\d+)?$/.test(at)],
    [`/orgs/${FACTS.org}/projects/${FACTS.project.number}`, 'nav.board', 'project', (at) => at.startsWith('/orgs/')],
    [`/${incidents}/issues/new/choose`, 'nav.report', 'plus', (at) => at.includes('/issues/new')],
    [`/${runbooks}/pulls`, 'nav.pulls', 'pull', (at) => /\/pulls?(\/|$)/.test(at)],
    [`/${runbooks}/tree/main/runbooks`, 'nav.runbooks', 'book', (at) => at.includes('/main/runbooks')],
    [`/${incidents}/blob/main/${POLICY_FILE}`, 'nav.policy', 'law', (at) => /\/hikeshi(\.resolved)?\.yml$/.test(at)],
    [RECORDS, 'nav.records', 'shield', (at) => at === RECORDS && part === 'verify'],
    [`${RECORDS}?part=report`, 'records.report', 'graph', (at) => at === RECORDS && part === 'report'],
    [`${RECORDS}?part=audit`, 'records.audit', 'checklist', (at) => at === RECORDS && part === 'audit'],
    ['/playground/mail', 'nav.mail', 'mail', (at) => at === '/playground/mail'],
    ['/playground/faults', 'nav.faults', 'beaker', (at) => at === '/playground/faults'],
  ]
  return (
    <nav class="underline-nav" ref={row} aria-label={say('nav')}>
      {pages.map(([href, key, icon, here]) => (
        <a key={key} href={href} {...(here(place.path) && { 'aria-current': 'page' as const })}>
          <Icon name={icon} /> {say(key)}
        </a>
      ))}
    </nav>
  )
}

/** Report and operation check are parts of one page, each with its own way in. */
function partOf({ query }: Place): 'report' | 'audit' | 'verify' {
  const part = query.get('part')
  return part === 'report' || part === 'audit' ? part : 'verify'
}
