import { describe, expect, it } from 'vitest'
import { gitLedger } from '../../../../src/adapters/github/ledger/git-ledger.ts'
import { gitBlobSha } from '../../../../src/adapters/github/set-up/git-blob-sha.ts'
import { printLedger } from '../../../../src/app/case/ledger/text-format.ts'
import { LedgerConflictError } from '../../../../src/app/ports/ledger-store.ts'
import { ledgerOf, ledgerWith } from '../../../support/ledger-drafts.ts'
import { fakeGitHub } from '../fake-github.ts'

const REF = ledgerOf(12)
const lines = ledgerWith('first')
const THERE = { status: 422, json: { message: 'Invalid request.\n\n"sha" wasn\'t supplied.' } }
const NOT_SEEN = { status: 404, json: { message: 'Not Found' } }
const text = printLedger(ledgerWith('of another instance'))
const SEEN = {
  status: 200,
  json: {
    ...{ type: 'file', encoding: 'base64', name: '000012.jsonl', path: REF.path, sha: gitBlobSha(text) },
    ...{ size: text.length, content: Buffer.from(text, 'utf8').toString('base64') },
  },
}

describe('R4.4-5 a record that is there, and that reads do not show yet', () => {
  it('is a race: it is looked at until it shows, and decided anew', async () => {
    const { client, sent } = fakeGitHub([THERE, NOT_SEEN, THERE, SEEN])
    await expect(gitLedger(client).append(REF, undefined, lines, 'm')).rejects.toThrow(LedgerConflictError)
    expect(sent.map(({ method }) => method)).toEqual(['PUT', 'GET', 'PUT', 'GET'])
  })

  it('refused for any other reason it is not tried again', async () => {
    const { client, sent } = fakeGitHub([{ status: 422, json: { message: 'path is malformed' } }, NOT_SEEN])
    await expect(gitLedger(client).append(REF, undefined, lines, 'm')).rejects.toThrow('path is malformed')
    expect(sent.map(({ method }) => method)).toEqual(['PUT', 'GET'])
  })
})
