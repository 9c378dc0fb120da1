import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { reportCommand } from '../../../src/hosts/cli/definitions/report.ts'
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
  const { figures, register } = JSON.parse(await readFile(join(out, 'register.json'), 'utf8'))
  expect(figures).toMatchObject({ incidents: 3, open: 2 })
  expect(register.map(({ issue }: { issue: number }) => issue).sort()).toEqual([1, 2, 3])
  expect(await runCommand(reportCommand(), '--dir', dir)).toMatchObject({ code: 2 })
})
