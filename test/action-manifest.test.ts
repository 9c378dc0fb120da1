import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { readTemplate, templateFiles } from './templates/workflow-files.ts'

const action: {
  inputs: Record<string, { default?: string; description: string }>
  outputs: Record<string, { description: string }>
  runs: object
} = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'))

it('has the inputs and outputs that people rely on', () => {
  expect(Object.keys(action.inputs)).toEqual(['run', 'token', 'key', 'previous-key', 'policy', 'locale'])
  expect(action.inputs.run?.default).toBe('event')
  expect(action.inputs.policy?.default).toBe('.github/hikeshi.yml')
  expect(Object.keys(action.outputs)).toEqual(['case', 'phase', 'accepted', 'findings', 'report'])
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.cjs' })
})

const ofTheAction = templateFiles.filter((file) => readTemplate(file).job.steps.some(({ id }) => id === 'hikeshi'))

it('every workflow runs it, save the copy outside GitHub, which needs git alone', () => {
  expect(templateFiles.filter((file) => !ofTheAction.includes(file)).map(({ path }) => path)).toEqual([
    'templates/workflows/copy.yml',
  ])
})

it.each(ofTheAction)('$path gives it inputs that it has', (file) => {
  const step = readTemplate(file).job.steps.find(({ id }) => id === 'hikeshi')
  expect(Object.keys(step?.with ?? {}).filter((name) => !(name in action.inputs))).toEqual([])
  expect(['event', 'sweep', 'audit', 'check', 'report', 'verify']).toContain(step?.with?.run)
})
