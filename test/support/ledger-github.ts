import { Octokit } from '@octokit/rest'
import { createEmulator } from 'emulate'
import { checkRequest } from '../contracts/check-request.ts'
import { fetchHere } from './fetch-here.ts'
import { REPOSITORY } from './ledger-drafts.ts'

export interface Asked {
  method: string
  path: string
}

/** Stands between client and server: may answer itself, or spoil what the server answers. */
export type Interference = (asked: Asked, go: () => Promise<Answer>) => Promise<Answer>
export type Answer = { data: unknown; status: number }

export interface LedgerGitHub {
  /** A client of its own, with the requests that it sent. */
  client(interference?: Interference): { octokit: Octokit; asked: string[] }
  close(): Promise<void>
}

const silent = () => undefined
const SILENT = { debug: silent, info: silent, warn: silent, error: silent }

/** A GitHub with one repository that has a commit, and whoever may write to it. */
export async function startLedgerGitHub(): Promise<LedgerGitHub> {
  const { owner, name } = REPOSITORY
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: { 'test-token': { login: 'hikeshi-bot', scopes: ['repo'] } },
      github: {
        users: [{ login: 'nobody' }, { login: 'hikeshi-bot' }],
        orgs: [{ login: owner, members: [{ login: 'hikeshi-bot', role: 'admin' }] }],
        repos: [{ owner, name, private: true, auto_init: true }],
      },
    },
  })
  return {
    client(interference = (_, go) => go()) {
      const octokit = new Octokit({
        auth: 'test-token',
        baseUrl: emulator.url,
        log: SILENT,
        request: { fetch: fetchHere },
      })
      const asked: string[] = []
      octokit.hook.wrap('request', async (request, options) => {
        const { url, method, body } = octokit.request.endpoint(options)
        const problems = checkRequest({ method, path: url.replace(emulator.url, ''), body: body ?? undefined })
        if (problems.length > 0) throw new Error(`${method} ${url}: ${problems.map(({ text }) => text).join('; ')}`)
        const path = new URL(url).pathname.replace(`/repos/${owner}/${name}`, '')
        asked.push(`${method} ${decodeURIComponent(path)}`)
        const answer = await interference({ method, path }, () => Promise.resolve(request(options)))
        return Object.assign(answer, { headers: {}, url })
      })
      return { octokit, asked }
    },
    close: () => emulator.close(),
  }
}

/** As Octokit reports GitHub's answer, or (500) a connection that broke. */
export function refusal(status: number, message = 'refused'): Error {
  return Object.assign(new Error(message), { status })
}
