import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultBranches } from '../../../../src/adapters/github/client/default-branches.ts'
import { asText } from '../../../../src/sandbox/json.ts'
import { type Embedded, embedded, NOW, ORG, RUNBOOKS } from '../embedded.ts'

describe('files of default branches', () => {
  let github: Embedded
  beforeAll(async () => {
    github = await embedded()
  })
  afterAll(() => github.sandbox.stop())

  const at = `/repos/${ORG}/runbooks/contents/kept/a.md`
  async function write(text: string): Promise<void> {
    const { sha } = (await github.as('admin')('GET', at)).object
    const content = Buffer.from(text).toString('base64')
    await github.as('admin')('PUT', at, { message: 'Change', content, ...(asText(sha) !== undefined && { sha }) })
  }

  it('R4.2-3 a text is read once while it is listed, and is not kept once it has changed', async () => {
    const branches = defaultBranches(github.client, NOW)
    const read = async () => Promise.all((await branches.folder(RUNBOOKS, 'kept')).map((file) => file.text()))
    const requests: number[] = []
    for (const text of ['one', 'one', 'two', 'one']) {
      await write(text)
      github.sent()
      expect(await read()).toEqual([text])
      requests.push(github.sent().length)
    }
    // The list, and the text where it is not known: the first list brings all texts along.
    expect(requests).toEqual([1, 1, 2, 2])
  })
})
