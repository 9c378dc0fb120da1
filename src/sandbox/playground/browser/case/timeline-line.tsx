import type { ComponentChildren } from 'preact'
import type { TimelineEvent } from '../github/shapes.ts'
import { Face } from '../parts/face.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { LabelChip } from '../parts/label-chip.tsx'
import { PersonLink } from '../parts/person-link.tsx'
import { When } from '../parts/when.tsx'
import { useSession } from '../session.tsx'

/** One thing that happened between two comments. */
export function TimelineLine({ event }: { event: TimelineEvent }) {
  const { say } = useSession()
  const [icon, words] = told(event, say)
  return (
    <li class="happened">
      <span class="happened-icon">
        <Icon name={icon} />
      </span>
      <span>
        {event.actor && (
          <>
            <Face login={event.actor.login} /> <PersonLink login={event.actor.login} />{' '}
          </>
        )}
        {words} · <When at={event.created_at} />
      </span>
    </li>
  )
}

type Say = ReturnType<typeof useSession>['say']

function told(event: TimelineEvent, say: Say): [IconName, ComponentChildren] {
  switch (event.event) {
    case 'labeled':
    case 'unlabeled':
      return ['tag', [say(`timeline.${event.event}`), ' ', event.label && <LabelChip label={event.label} />]]
    case 'assigned':
    case 'unassigned':
      return [
        'person',
        [say(`timeline.${event.event}`), ' ', event.assignee && <PersonLink login={event.assignee.login} />],
      ]
    case 'closed':
      return [
        'issue-closed',
        say(event.state_reason === 'not_planned' ? 'timeline.closed-not-planned' : 'timeline.closed'),
      ]
    case 'reopened':
      return ['issue-opened', say('timeline.reopened')]
    case 'locked':
      return ['lock', say('timeline.locked')]
    case 'unlocked':
      return ['unlock', say('timeline.unlocked')]
    case 'added_to_project_v2':
      return ['project', say('timeline.added')]
    case 'project_v2_item_status_changed':
      return ['project', say('timeline.moved', { from: event.previous_status || '–', to: event.status || '–' })]
    case 'renamed':
      return ['pencil', say('timeline.renamed', { to: event.rename?.to ?? '' })]
    case 'sub_issue_added':
      return ['link', [say('timeline.sub-issue'), ' ', event.sub_issue?.title ?? '']]
    case 'parent_issue_added':
      return ['link', say('timeline.parent-added')]
    case 'parent_issue_removed':
      return ['link', say('timeline.parent-removed')]
    default:
      return ['dot', event.event]
  }
}
