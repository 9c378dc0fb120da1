import { node24 } from '../../hosts/action/start-node.ts'
import { benchAction, broken, describeActionBench } from './action.ts'
import { benchBuild, describeBuildBench } from './build.ts'
import { benchDecisions, describeDecisionsBench, isSlower } from './decisions.ts'
import { benchHostile, describeHostileBench, isTooSlow } from './hostile.ts'
import { benchIssueForm, describeIssueFormBench } from './issue-form.ts'
import { benchReplay, describeReplayBench } from './replay.ts'
import { benchServer, describeServerBench, LEAST_OF_PROBOT } from './server.ts'
import { benchStarts, describeStartsBench, isSlow } from './starts.ts'

// A machine's own certificates are read at each start of Node; GitHub's runners have none.
delete process.env.NODE_EXTRA_CA_CERTS

const say = (text: string) => void process.stdout.write(`${text}\n`)

const node = await node24()
if (node === undefined) say('Node 24 cannot be had here: the Action is measured on this Node.')
const action = await benchAction(node === undefined ? {} : { node })
say(describeActionBench(action))
say(describeBuildBench(await benchBuild()))
const starts = await benchStarts()
say(describeStartsBench(starts))
say(describeIssueFormBench(benchIssueForm()))
const hostile = benchHostile()
say(describeHostileBench(hostile))
const decisions = await benchDecisions()
say(describeDecisionsBench(decisions))
say(describeReplayBench(await benchReplay()))
const server = await benchServer()
say(describeServerBench(server))
// Processes that still run belong to what was measured.
const isOver =
  action.rows.some((row) => broken(row).length > 0) ||
  starts.some(isSlow) ||
  hostile.some(isTooSlow) ||
  isSlower(decisions) ||
  server.ours < LEAST_OF_PROBOT * server.probot
process.exit(isOver ? 1 : 0)
