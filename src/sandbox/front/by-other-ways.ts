import { randomUUID } from 'node:crypto'
import { HttpError } from '../http-error.ts'
import { asObject, asText } from '../json.ts'
import { splitIssueKey } from '../notes.ts'

/** Words that somebody writes otherwise than on a page of GitHub: the request that arrives by it. */
export interface Arriving {
  by: string
  path: string
  body: object
}

/** `{"by", "repository", "title", "text", "picture"}` or `{"by", "issue", "text", "picture"}`: GitHub Mobile has no forms, and uploads pictures. */
export function fromPhone(wanted: unknown): Arriving {
  const { by, repository, issue, title, text, picture } = asObject(wanted)
  const words = [asText(text) ?? '', ...(picture === true ? [pictureLink()] : [])].filter((part) => part !== '')
  const body = words.join('\n\n')
  if (asText(issue) !== undefined) return { by: writer(by), path: commentsOf(issue), body: { body } }
  return { by: writer(by), path: `/repos/${asText(repository)}/issues`, body: { title: asText(title) ?? '', body } }
}

/**
 * `{"by", "issue", "text", "quoted", "marked"}`: an answer by mail with what it answers below; `marked`: each line of that begins
 * with `>`, as most programs send it.
 */
export function byMail(wanted: unknown): Arriving {
  const { by, issue, text, quoted, marked } = asObject(wanted)
  const below = (asText(quoted) ?? '').split('\n').map((line) => (marked === false ? line : `> ${line}`))
  const head = 'On Tue, Dec 1, 2026 at 9:31 AM hikeshi[bot] <notifications@github.com> wrote:'
  const body = [asText(text) ?? '', '', head, '', ...below].join('\n')
  return { by: writer(by), path: commentsOf(issue), body: { body } }
}

/** As GitHub writes it into the text; the picture itself lies elsewhere. */
const pictureLink = (): string =>
  `<img width="3024" height="4032" alt="IMG_4711" src="https://github.com/user-attachments/assets/${randomUUID()}" />`

function writer(by: unknown): string {
  const login = asText(by)
  if (login === undefined) throw new HttpError(422, 'Say by whom')
  return login
}

function commentsOf(issue: unknown): string {
  const { repository, number } = splitIssueKey(asText(issue) ?? '')
  return `/repos/${repository}/issues/${number}/comments`
}
