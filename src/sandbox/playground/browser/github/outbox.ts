import type { Api } from './api.ts'

/** A call as its service would show it, in whichever of the templates it came. */
interface CallShown {
  title: string
  text: string
  /** Whom it is for, where the template says. */
  people: string
}

/** Calls that the app has sent by channels whose address nobody gave: here nobody is woken. */
export const readOutbox = async (control: Api): Promise<CallShown[]> =>
  (await control.get<unknown[]>('/calls')).map(callShown).reverse()

/** The texts that stand in it, in their order: each service has its own places for them. */
function callShown(body: unknown): CallShown {
  const texts = PLACES.flatMap((place) => textAt(body, place))
  const [title = '', ...more] = texts.join('\n').split('\n')
  return { title, text: more.join('\n').trim(), people: textAt(body, ['people']).join() }
}

const PLACES: readonly (readonly string[])[] = [
  ['title'],
  ['text'],
  ['body', 'text'],
  ['attachments', '0', 'content', 'body', '0', 'text'],
  ['attachments', '0', 'content', 'body', '1', 'text'],
  ['payload', 'summary'],
  ['payload', 'custom_details', 'text'],
]

function textAt(body: unknown, place: readonly string[]): string[] {
  let found = body
  for (const name of place)
    found =
      typeof found === 'object' && found !== null ? Object.entries(found).find(([key]) => key === name)?.[1] : undefined
  return typeof found === 'string' && found !== '' ? [found] : []
}
