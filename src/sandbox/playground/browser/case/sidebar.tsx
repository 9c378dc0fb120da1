import type { ComponentChildren } from 'preact'
import { FACTS, PEOPLE } from '../facts.ts'
import type { Issue, Label, User } from '../github/shapes.ts'
import { Face } from '../parts/face.tsx'
import { Icon } from '../parts/icon.tsx'
import { LabelChip } from '../parts/label-chip.tsx'
import { nameOf } from '../parts/name-of.ts'
import { PersonLink } from '../parts/person-link.tsx'
import { StateIcon, stateOf } from '../parts/state-badge.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

interface Props {
  repository: string
  issue: Issue
  /** Whether it is part of another: GitHub refuses the question after the parent of one that has none. */
  isPart: boolean
}

/** Whose turn it is, what it is called, where its card lies, and what it is part of. */
export function Sidebar({ repository, issue, isPart }: Props) {
  const { say, language, api, act, busy } = useSession()
  const path = `/repos/${repository}/issues/${issue.number}`
  const more = useLoad(
    async () => ({
      labels: await api.all<Label>(`/repos/${repository}/labels`),
      assignable: await api.all<User>(`/repos/${repository}/assignees`),
      children: await api.all<Issue>(`${path}/sub_issues`),
      parent: isPart ? await api.get<Issue>(`${path}/parent`).catch(() => undefined) : undefined,
    }),
    path,
    isPart,
  )
  const known = more.kind === 'there' ? more.value : { labels: [], assignable: [], children: [], parent: undefined }
  const toggleLabel = (name: string, on: boolean) =>
    void act(() =>
      on
        ? api.send('POST', `${path}/labels`, { labels: [name] })
        : api.send('DELETE', `${path}/labels/${encodeURIComponent(name)}`),
    )
  const toggleAssignee = (login: string, on: boolean) =>
    void act(async () => {
      const { assignees } = await api.send<Issue>(on ? 'POST' : 'DELETE', `${path}/assignees`, { assignees: [login] })
      // The free plan has one assignee in a private repository: on GitHub's page somebody else takes the place.
      const isLeftOut = on && !assignees.some((user) => user.login === login)
      if (isLeftOut) await api.send('PATCH', path, { assignees: [login] })
    })
  const has = (name: string) => issue.labels.some((label) => label.name === name)
  const isAssigned = (login: string) => issue.assignees.some((user) => user.login === login)
  return (
    <aside class="sidebar" aria-label={say('sidebar')}>
      <Section
        title={say('assignees')}
        choose={say('assignees.choose')}
        disabled={busy}
        options={PEOPLE.filter(({ login }) => known.assignable.some((user) => user.login === login)).map(
          ({ login }) => ({
            id: login,
            words: `${login} · ${nameOf(login, language)}`,
            on: isAssigned(login),
          }),
        )}
        onToggle={toggleAssignee}
      >
        {issue.assignees.length === 0 ? (
          <span class="muted">{say('nobody')}</span>
        ) : (
          issue.assignees.map(({ login }) => (
            <span key={login} class="assignee">
              <Face login={login} /> <PersonLink login={login} />
            </span>
          ))
        )}
      </Section>
      <Section
        title={say('labels')}
        choose={say('labels.choose')}
        disabled={busy}
        options={known.labels.map(({ name }) => ({ id: name, words: name, on: has(name) }))}
        onToggle={toggleLabel}
      >
        {issue.labels.length === 0 ? (
          <span class="muted">{say('none')}</span>
        ) : (
          issue.labels.map((label) => <LabelChip key={label.name} label={label} />)
        )}
      </Section>
      <div class="side">
        <h2>{say('project')}</h2>
        <a href={`/orgs/${FACTS.org}/projects/${FACTS.project.number}`}>
          <Icon name="project" /> {say('nav.board')}
        </a>
      </div>
      {(known.children.length > 0 || known.parent !== undefined) && (
        <div class="side">
          <h2>{say('sub-issues')}</h2>
          {known.parent !== undefined && (
            <p class="small">
              {say('part-of')} <a href={pathOf(known.parent)}>{known.parent.title}</a>
            </p>
          )}
          <ul class="plain">
            {known.children.map((child) => (
              <li key={child.id}>
                <StateIcon state={stateOf(child)} /> <a href={pathOf(child)}>{child.title}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="side">
        <button
          type="button"
          class="btn-link"
          disabled={busy}
          onClick={() =>
            void act(() => (issue.locked ? api.send('DELETE', `${path}/lock`) : api.send('PUT', `${path}/lock`, {})))
          }
        >
          <Icon name={issue.locked ? 'unlock' : 'lock'} /> {say(issue.locked ? 'unlock' : 'lock')}
        </button>
      </div>
    </aside>
  )
}

const pathOf = (issue: Issue): string => {
  const [, repository = ''] = /\/repos\/([^/]+\/[^/]+)/.exec(issue.repository_url) ?? []
  return `/${repository}/issues/${issue.number}`
}

interface SectionProps {
  title: string
  choose: string
  disabled: boolean
  options: readonly { id: string; words: string; on: boolean }[]
  onToggle: (id: string, on: boolean) => void
  children: ComponentChildren
}

function Section({ title, choose, disabled, options, onToggle, children }: SectionProps) {
  return (
    <div class="side">
      <details class="chooser">
        <summary>
          <h2>{title}</h2>
          <span class="sr-only">{choose}</span>
          <Icon name="pencil" />
        </summary>
        <ul class="plain choices">
          {options.map(({ id, words, on }) => (
            <li key={id}>
              <label>
                <input type="checkbox" checked={on} disabled={disabled} onChange={() => onToggle(id, !on)} /> {words}
              </label>
            </li>
          ))}
        </ul>
      </details>
      <div class="side-body">{children}</div>
    </div>
  )
}
