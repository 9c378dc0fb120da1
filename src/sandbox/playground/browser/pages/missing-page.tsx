import { Blank } from '../parts/blank.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { useSession } from '../session.tsx'

/** An address that GitHub has and this playground has not. */
export function MissingPage() {
  const { say, place } = useSession()
  return (
    <>
      <PageTitle text={say('missing')} quiet />
      <Blank title={say('missing')}>
        <p>
          <code>{place.path}</code>
        </p>
        <p>
          <a href="/">{say('missing.back')}</a>
        </p>
      </Blank>
    </>
  )
}
