import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import * as z from 'zod/mini'

export interface WorkflowFile {
  path: string
  text: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))

const inFolder = (folder: string): WorkflowFile[] =>
  readdirSync(root + folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(`${root}${folder}/${name}`, 'utf8') }))

export const templateFiles = [...inFolder('templates/workflows'), ...inFolder('templates/workflows/one-repository')]
export const ownFiles = inFolder('.github/workflows')

const stepSchema = z.object({
  id: z.optional(z.string()),
  uses: z.optional(z.string()),
  run: z.optional(z.string()),
  with: z.optional(z.record(z.string(), z.unknown())),
})
const jobSchema = z.object({
  if: z.optional(z.string()),
  permissions: z.optional(z.record(z.string(), z.string())),
  concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  'timeout-minutes': z.number(),
  steps: z.array(stepSchema),
})
const workflowSchema = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.object({ hikeshi: jobSchema }),
})

/** A template of ours, read: each has one job. */
export const readTemplate = ({ text }: WorkflowFile) => {
  const { jobs, ...workflow } = workflowSchema.parse(parse(text))
  return { ...workflow, job: jobs.hikeshi }
}

export const template = (path: string): WorkflowFile => {
  const found = templateFiles.find((file) => file.path === `templates/workflows/${path}`)
  if (found === undefined) throw new Error(`there is no template ${path}`)
  return found
}
