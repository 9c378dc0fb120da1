import { LEDGER_BRANCH } from '../../domain/case/ledger-path.ts'
import { type Answered, answerOf } from './light-fetch.ts'
import { part } from './part.ts'

/** A request as the adapters send it. */
interface Asked {
  method: 'GET' | 'POST'
  url: string
  body?: string
}

/** The requests that one query is asked in the place of. */
export interface Instead {
  viewer: Asked
  repository: Asked
  labels: Asked
  /** Files of the ledger branch. */
  files: readonly (Asked & { path: string })[]
}

/** One query, the requests that it saves, and what it says of each: nothing where that is to be asked by itself. */
export interface Look {
  question: Asked
  instead: readonly Asked[]
  read(answer: Answered | undefined): Promise<ReadonlyMap<Asked, Answered>>
}

/**
 * The app's account, this repository with its labels, and what its ledger branch keeps, by one query in the place of six
 * requests. Each
 * answer is handed over as REST gives it to whoever asks: what GraphQL refuses, cuts short or does not find is asked anew.
 */
export function firstLook(
  { graphql, owner, name }: { graphql: string; owner: string; name: string },
  { viewer, repository, labels, files }: Instead,
): Look {
  const query = queryOf(files.length)
  // By its whole name: git takes a tag before a branch, and anyone who may write can make one of this name.
  const named = Object.fromEntries(files.map(({ path }, at) => [`f${at}`, `refs/heads/${LEDGER_BRANCH}:${path}`]))
  return {
    question: { method: 'POST', url: graphql, body: JSON.stringify({ query, variables: { owner, name, ...named } }) },
    instead: [viewer, repository, labels, ...files],
    async read(answer) {
      const told = new Map<Asked, Answered>()
      const headers = new Map([['content-type', 'application/json; charset=utf-8']])
      const data = answer?.status === 200 ? dataOf(await answer.text()) : undefined
      const there = part(data, 'repository')
      const tell = (asked: Asked, body: unknown) =>
        told.set(asked, answerOf(200, asked.url, headers, Buffer.from(JSON.stringify(body))))
      if (part(data, 'viewer') !== undefined) tell(viewer, { data: { viewer: part(data, 'viewer') } })
      const [id, isPrivate] = [part(there, 'databaseId'), part(there, 'isPrivate')]
      if (typeof id === 'number' && typeof isPrivate === 'boolean') tell(repository, { id, private: isPrivate })
      const named = part(there, 'labels')
      if (named !== undefined) tell(labels, { data: { repository: { labels: named } } })
      for (const [at, file] of files.entries()) {
        const body = fileIn(part(there, `f${at}`))
        if (body !== undefined) tell(file, body)
      }
      return told
    },
  }
}

/** GraphQL names what it finds by the names that it is asked for. */
export function queryOf(files: number): string {
  const numbers = Array.from({ length: files }, (_, at) => at)
  const variables = numbers.map((at) => `, $f${at}: String!`).join('')
  const objects = numbers.map((at) => ` f${at}: object(expression: $f${at}) { ...File }`).join('')
  return `query FirstLook($owner: String!, $name: String!${variables}) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) { databaseId isPrivate labels(first: 100) { nodes { id name } }${objects} }
}
fragment File on Blob { oid text isTruncated isBinary }`
}

function dataOf(text: string): unknown {
  try {
    const answer: unknown = JSON.parse(text)
    return part(answer, 'errors') === undefined ? part(answer, 'data') : undefined
  } catch {
    return undefined
  }
}

function fileIn(blob: unknown): object | undefined {
  const [sha, text] = [part(blob, 'oid'), part(blob, 'text')]
  const isWhole = part(blob, 'isTruncated') === false && part(blob, 'isBinary') === false
  if (typeof sha !== 'string' || typeof text !== 'string' || !isWhole) return undefined
  return { type: 'file', sha, encoding: 'base64', content: Buffer.from(text, 'utf8').toString('base64') }
}
