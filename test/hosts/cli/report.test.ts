import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { reportCommand } from '../../../src/hosts/cli/definitions/report.ts'
import type { OperationCheck } from '../../../src/hosts/shared/operation-check.ts'
import { writeOperationCheck } from '../../../src/hosts/shared/write-operation-check.ts'
import { incidentIn } from '../../support/incident.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { storyIn } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'
import { emptyFolder } from './hikeshi.ts'
import { runCommand } from './run-command.ts'

it('hikeshi report writes the register as CSV, JSON and a page, from a checkout of the records', async () => {
  const dir = await emptyFolder()
  await mkdir(join(dir, 'ledger/2030'), { recursive: true })
  for (const [index, phase] of ['closed', 'recovery', 'analysis'].entries()) {
    const issue = index + 1
    const lines = recordedCase(storyIn(defaultWorld)(...incidentIn(phase)).told, { issue })
    await writeFile(join(dir, `ledger/2030/00000${issue}.jsonl`), printLedger(lines))
  }
  const policy = fileURLToPath(new URL('../../../templates/policy/hikeshi.yml', import.meta.url))
  const out = join(dir, 'out')
  const ran = await runCommand(reportCommand(), '--dir', dir, '--policy', policy, '--out', out)
  expect(ran).toEqual({ code: 0, err: '', out: `${join(out, 'report.html')}\n` })
  expect(await readdir(out)).toEqual(['editions.csv', 'register.csv', 'register.json', 'report.html'])
  const heads = await Promise.all(['register', 'editions'].map((name) => readFile(join(out, `${name}.csv`), 'utf8')))
  expect(heads.map((text) => text.split('\r\n')[0])).toEqual([
    expect.stringMatching(/^\uFEFFリポジトリ,番号,手続,段階,/),
    '\uFEFF相手,区分,版,状態,日時,記録・理由,案件',
  ])
  // Without a key the page says above all else that nobody verified it, and so does the data.
  expect(await readFile(join(out, 'report.html'), 'utf8')).toMatch(/<header>.*未検証：鍵がないため.*<\/header>/s)
  const { figures, register, records } = JSON.parse(await readFile(join(out, 'register.json'), 'utf8'))
  expect(records).toBe('not-checked')
  expect(figures).toMatchObject({ incidents: 3, open: 2 })
  expect(register.map(({ issue }: { issue: number }) => issue).sort()).toEqual([1, 2, 3])
  expect(await runCommand(reportCommand(), '--dir', dir)).toMatchObject({ code: 2 })
  // Somebody who may write there puts a link in the place of a file: his reader's own file is not written over.
  const mine = join(dir, 'mine')
  await writeFile(mine, 'my own')
  await rm(join(out, 'register.csv'))
  await symlink(mine, join(out, 'register.csv'))
  const again = await runCommand(reportCommand(), '--dir', dir, '--policy', policy, '--out', out)
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining('register.csv is a link') })
  // In a run of the Action the folder itself lies in the checkout.
  await symlink(out, join(dir, 'hikeshi-report'))
  const check = { data: {} as OperationCheck['data'], document: 'written' }
  await expect(writeOperationCheck({ root: dir, folder: 'hikeshi-report' }, check)).rejects.toThrow('is a link')
  expect([await readFile(mine, 'utf8'), (await readdir(out)).includes('operation-check.md')]).toEqual(['my own', false])
})
