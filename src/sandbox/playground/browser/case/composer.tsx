import { useRef, useState } from 'preact/hooks'
import { useCompany } from '../github/company.tsx'
import type { Issue } from '../github/shapes.ts'
import { Face } from '../parts/face.tsx'
import { Group } from '../parts/group.tsx'
import { Icon } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'
import { offersIn } from './commands.ts'
import { DRAFT } from './draft.ts'
import { useTrials } from './use-trials.ts'
import { WhoMay } from './who-may.tsx'
import { WriteBox } from './write-box.tsx'

interface Props {
  repository: string
  issue: Issue
  process: string
  phase: string
  skeleton: { text: string; missing: number } | undefined
}

/** A comment, with the commands of this phase and this person at hand; closing and opening again. */
export function Composer({ repository, issue, process, phase, skeleton }: Props) {
  const { say, language, login, api, act, busy, tell } = useSession()
  const { policy } = useCompany()
  const box = useRef<HTMLTextAreaElement>(null)
  const focus = () => setTimeout(() => box.current?.focus())
  const [draft, setDraft] = useState('')
  DRAFT.useOffered((text) => {
    setDraft(text)
    focus()
    return true
  })
  const path = `/repos/${repository}/issues/${issue.number}`

  const fill = (text: string) => {
    const line = draft === '' || draft.endsWith('\n') ? draft : `${draft}\n`
    setDraft(line + text)
    focus()
  }
  const send = async () => {
    if (await act(() => api.send('POST', `${path}/comments`, { body: draft }))) {
      setDraft('')
      tell(say('commented'))
    }
  }
  const close = (reason: 'completed' | 'not_planned') =>
    void act(() => api.send('PATCH', path, { state: 'closed', state_reason: reason }))
  const reopen = () => void act(() => api.send('PATCH', path, { state: 'open' }))
  const all = offersIn(policy, process, phase, language, say)
  const markOf = useTrials(repository, issue.number, all)
  const offers = markOf === undefined ? [] : all.filter((offer) => markOf(login, offer) !== 'no')
  return (
    <form
      class="composer"
      id="write"
      tabIndex={-1}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Face login={login} size={40} />
      <div class="composer-body">
        <Group kind="offers" label={say('commands')}>
          {skeleton !== undefined && skeleton.missing > 0 && (
            <button type="button" class="btn btn-sm btn-outline" onClick={() => fill(skeleton.text)}>
              {say('command.record', { count: skeleton.missing })}
            </button>
          )}
          {offers.map(({ id, words, text }) => (
            <button key={id} type="button" class="btn btn-sm" onClick={() => fill(text)}>
              {words}
            </button>
          ))}
        </Group>
        <WriteBox
          value={draft}
          onChange={setDraft}
          repository={repository}
          label={say('comment.box')}
          hint={say('comment.placeholder')}
          place={box}
        />
        <div class="buttons">
          {issue.state === 'open' ? (
            <>
              <button type="button" class="btn" disabled={busy} onClick={() => close('completed')}>
                <Icon name="issue-closed" /> {say('close-issue')}
              </button>
              <button type="button" class="btn" disabled={busy} onClick={() => close('not_planned')}>
                <Icon name="skip" /> {say('close-not-planned')}
              </button>
            </>
          ) : (
            <button type="button" class="btn" disabled={busy} onClick={reopen}>
              <Icon name="issue-opened" /> {say('reopen')}
            </button>
          )}
          <button type="submit" class="btn btn-primary" disabled={busy || draft.trim() === ''}>
            {say('comment')}
          </button>
        </div>
        {markOf !== undefined && <WhoMay offers={all} markOf={markOf} />}
      </div>
    </form>
  )
}
