import { describe } from 'vitest'
import { actionOn } from './action-on.ts'
import { node24 } from './start-node.ts'

const newest = await node24()
if (newest === undefined) process.stderr.write('Node 24 cannot be had here: the Action is tried on this Node alone.\n')
const node = newest ?? 'Node 24'

describe.skipIf([undefined, process.execPath].includes(newest))(`the Action, run as GitHub runs it on ${node}`, () =>
  actionOn(node),
)
