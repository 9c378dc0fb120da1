import type { Answer, FrontRequest } from './route.ts'

const bounded = (text: string | null, otherwise: number, most: number) =>
  Math.min(most, Math.max(1, Number.parseInt(text ?? '', 10) || otherwise))

/** One page of a list the front keeps itself, with GitHub's Link header. */
export function paginate(baseUrl: string, request: FrontRequest, items: readonly unknown[]): Answer {
  const perPage = bounded(request.query.get('per_page'), 30, 100)
  const page = bounded(request.query.get('page'), 1, Number.MAX_SAFE_INTEGER)
  const last = Math.max(1, Math.ceil(items.length / perPage))
  const link = (number: number, rel: string) => {
    const query = new URLSearchParams(request.query)
    query.set('page', String(number))
    query.set('per_page', String(perPage))
    return `<${baseUrl}${request.path}?${query}>; rel="${rel}"`
  }
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev'), link(1, 'first')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
  ]
  return {
    status: 200,
    body: items.slice((page - 1) * perPage, page * perPage),
    ...(links.length > 0 ? { headers: { link: links.join(', ') } } : {}),
  }
}

/** The same of a list that has no page numbers: what comes next is named by what was listed last. */
export function paginateByCursor(baseUrl: string, request: FrontRequest, items: readonly unknown[]): Answer {
  const perPage = bounded(request.query.get('per_page'), 30, 100)
  const after = Buffer.from(request.query.get('after') ?? '', 'base64').toString('utf8')
  const from = Number.parseInt(after, 10) || 0
  const to = from + perPage
  const query = new URLSearchParams(request.query)
  query.set('after', Buffer.from(String(to)).toString('base64'))
  const link = `<${baseUrl}${request.path}?${query}>; rel="next"`
  return { status: 200, body: items.slice(from, to), ...(to < items.length ? { headers: { link } } : {}) }
}
