import { githubClient } from '../../src/adapters/github/client/client.ts'
import { gitLedger } from '../../src/adapters/github/ledger/git-ledger.ts'
import type { LedgerLine } from '../../src/domain/case/ledger-line.ts'
import { fetchHere } from '../support/fetch-here.ts'
import type { Company } from './company.ts'

interface Issue {
  number: number
  state: string
  labels: { name: string }[]
  assignees: { login: string }[]
}

/** The repository that few may read, as people act in it. */
export interface Quiet {
  /** `label`: '' where no form made it. */
  opens(login: string, label: string, body: string): Promise<{ status: number; number: number }>
  says(login: string, number: number, text: string): Promise<number>
  issue(login: string, number: number): Promise<{ status: number; issue: Issue }>
  phase(number: number): Promise<string | undefined>
  refusal(number: number): Promise<string[]>
  ledger(number: number): Promise<readonly LedgerLine[]>
  /** The number of the newest issue; 0 where there is none. */
  latest(): Promise<number>
  /** Bodies of the comments, in order. */
  said(number: number): Promise<string[]>
  /** The status comment. */
  status(number: number): Promise<string>
}

export function quietRepository({ sandbox, call }: Company): Quiet {
  const repository = sandbox.repos.restricted
  const path = `/repos/${repository}/issues`
  const [owner = '', name = ''] = repository.split('/')
  const store = gitLedger(githubClient({ auth: sandbox.tokens.admin ?? '', baseUrl: sandbox.url, fetch: fetchHere }))
  const issue: Quiet['issue'] = async (login, number) => {
    const { status, body } = await call(login, 'GET', `${path}/${number}`)
    return { status, issue: body as Issue }
  }
  const ledger: Quiet['ledger'] = async (number) => {
    const ref = (await store.list({ owner, name })).find((one) =>
      one.path.endsWith(`/${String(number).padStart(6, '0')}.jsonl`),
    )
    return ref === undefined ? [] : ((await store.read(ref))?.lines ?? [])
  }
  const said: Quiet['said'] = async (number) => {
    const { body } = await call('admin', 'GET', `${path}/${number}/comments?per_page=100`)
    return (body as { body: string }[]).map((one) => one.body)
  }
  return {
    issue,
    ledger,
    said,
    status: async (number) => (await said(number)).find((body) => body.includes('<!-- hikeshi:status -->')) ?? '',
    async latest() {
      const { body } = await call('admin', 'GET', `${path}?state=all&per_page=1`)
      return (body as Issue[])[0]?.number ?? 0
    },
    async opens(login, label, body) {
      const made = await call(login, 'POST', path, { title: 'Case', body, labels: label === '' ? [] : [label] })
      await sandbox.idle()
      return { status: made.status, number: (made.body as { number?: number }).number ?? 0 }
    },
    async says(login, number, text) {
      const { status } = await call(login, 'POST', `${path}/${number}/comments`, { body: text })
      await sandbox.idle()
      return status
    },
    async phase(number) {
      const seen = await issue('admin', number)
      return seen.issue.labels.find((label) => label.name.startsWith('phase: '))?.name.slice('phase: '.length)
    },
    async refusal(number) {
      const last = (await ledger(number)).findLast(({ type }) => type === 'request-refused')
      const { reasons = [] } = (last?.data ?? {}) as { reasons?: { code: string; clause?: string }[] }
      return reasons.map(({ code, clause }) => `${code} ${clause ?? ''}`.trim())
    },
  }
}
