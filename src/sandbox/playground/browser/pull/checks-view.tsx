import type { CheckRun } from '../github/shapes.ts'
import { Markdown } from '../markdown/markdown.tsx'
import { Blank } from '../parts/blank.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'

export const checkIcon = ({ conclusion }: CheckRun): IconName =>
  conclusion === 'success' || conclusion === 'neutral' ? 'check' : conclusion === null ? 'dot' : 'x'

export function ChecksView({ checks, repository }: { checks: readonly CheckRun[]; repository: string }) {
  const { say } = useSession()
  if (checks.length === 0) return <Blank title={say('checks.none')} />
  return (
    <>
      {checks.map((check) => (
        <section key={check.id} class="box pad">
          <h2 class={`check check-${check.conclusion}`}>
            <Icon name={checkIcon(check)} /> {check.name} <span class="muted">{check.conclusion ?? check.status}</span>
          </h2>
          <p>
            <b>{check.output?.title}</b>
          </p>
          <Markdown
            text={[check.output?.summary ?? '', check.output?.text ?? ''].join('\n\n')}
            repository={repository}
          />
        </section>
      ))}
    </>
  )
}
