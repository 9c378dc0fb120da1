import { useSession } from '../session.tsx'
import { Icon, type IconName } from './icon.tsx'

type State = 'open' | 'closed' | 'merged' | 'not_planned' | 'duplicate'

const ICONS: Readonly<Record<State, IconName>> = {
  open: 'issue-opened',
  closed: 'issue-closed',
  merged: 'merge',
  not_planned: 'skip',
  duplicate: 'skip',
}

export const stateOf = (issue: { state: string; state_reason?: string | null }): State =>
  issue.state === 'open'
    ? 'open'
    : issue.state_reason === 'not_planned' || issue.state_reason === 'duplicate'
      ? issue.state_reason
      : 'closed'

export function StateBadge({ state, pull = false }: { state: State; pull?: boolean }) {
  const { say } = useSession()
  return (
    <span class={`state state-${state} ${pull ? 'pull' : ''}`}>
      <Icon name={pull && state !== 'merged' ? 'pull' : ICONS[state]} /> {say(`state.${state}`)}
    </span>
  )
}

export function StateIcon({ state, pull = false }: { state: State; pull?: boolean }) {
  const { say } = useSession()
  return (
    <span class={`state-icon state-icon-${state}`}>
      <Icon name={pull && state !== 'merged' ? 'pull' : ICONS[state]} label={say(`state.${state}`)} />
    </span>
  )
}
