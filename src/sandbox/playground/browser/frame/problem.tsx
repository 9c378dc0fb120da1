import { Icon } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'

/** GitHub's refusal, as GitHub words it. */
export function Problem() {
  const { problem, clear, say } = useSession()
  return (
    <div role="alert">
      {problem !== undefined && (
        <div class="flash flash-error">
          <Icon name="alert" />
          <span class="grow">
            GitHub: <b>{problem}</b>
          </span>
          <button type="button" class="btn-invisible" onClick={clear} aria-label={say('close')}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  )
}
