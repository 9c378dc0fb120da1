import type { RefObject } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Markdown } from '../markdown/markdown.tsx'
import { Group } from '../parts/group.tsx'
import { useSession } from '../session.tsx'

interface Props {
  value: string
  onChange: (text: string) => void
  repository: string
  label: string
  /** An empty box says what may be written into it. */
  hint?: string
  place?: RefObject<HTMLTextAreaElement | null>
}

/** A box to write in, and how it will look. */
export function WriteBox({ value, onChange, repository, label, hint, place }: Props) {
  const { say } = useSession()
  const [preview, setPreview] = useState(false)
  const id = useId()
  return (
    <div class="write">
      <Group kind="tabs" label={label}>
        <button type="button" aria-pressed={!preview} onClick={() => setPreview(false)}>
          {say('write')}
        </button>
        <button type="button" aria-pressed={preview} onClick={() => setPreview(true)}>
          {say('preview')}
        </button>
      </Group>
      {preview ? (
        <div class="write-preview">
          <Markdown text={value} repository={repository} />
        </div>
      ) : (
        <>
          <label class="sr-only" for={id}>
            {label}
          </label>
          <textarea
            id={id}
            class="form-control"
            rows={Math.min(18, Math.max(4, value.split('\n').length + 1))}
            value={value}
            placeholder={hint ?? ''}
            onInput={(event) => onChange(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
            }}
            {...(place !== undefined && { ref: place })}
          />
        </>
      )}
    </div>
  )
}
