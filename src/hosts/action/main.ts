import { isRelevant } from './is-relevant.ts'
import type { Payload } from './started.ts'

// Importing `node:fs` or `node:http` by name costs more than all of an event that needs nothing.
const { readFileSync, writeSync } = process.getBuiltinModule('node:fs')
const {
  GITHUB_EVENT_NAME: name = '',
  GITHUB_EVENT_PATH: path = '',
  GITHUB_RUN_ID: runId = '',
  INPUT_RUN: run = '',
} = process.env

/** Undefined where there is no such file: that is for `run` to say. */
function readPayload(): Payload | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const isEvent = run.trim() === '' || run.trim() === 'event'
const payload = readPayload()
if (isEvent && payload !== undefined && !isRelevant(name, payload))
  writeSync(1, 'Nothing in this event asks Hikeshi for anything.\n')
else void import('./begin.ts').then(({ begin }) => begin({ name, payload, runId }, isEvent))
