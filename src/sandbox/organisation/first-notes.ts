import { usualMoods } from '../moods.ts'
import { type Notes, nodeId, type Project } from '../notes.ts'
import type { SandboxClock } from '../sandbox-clock.ts'

/** The front's memory before anything has happened: one board without columns. */
export function firstNotes(clock: SandboxClock): Notes {
  // Far above emulate's own ids, so that one never names two things.
  let id = 1_000_000
  const nextId = () => ++id
  const at = clock.stamp()
  const [projectId, titleId, statusId] = [nextId(), nextId(), nextId()]
  const field = (fieldId: number, name: string, dataType: string) => ({
    id: fieldId,
    nodeId: nodeId(dataType === 'title' ? 'ProjectV2Field' : 'ProjectV2SingleSelectField', fieldId),
    name,
    dataType,
    options: [],
    createdAt: at,
    updatedAt: at,
  })
  const project: Project = {
    made: true,
    id: projectId,
    nodeId: nodeId('ProjectV2', projectId),
    number: 1,
    title: 'Cases',
    createdAt: at,
    fields: [field(titleId, 'Title', 'title'), field(statusId, 'Status', 'single_select')],
    items: [],
    views: [],
    public: false,
    automations: new Set(),
  }
  return {
    nextId,
    project,
    teams: new Map(),
    reactions: new Map(),
    edits: new Map(),
    timeline: new Map(),
    closings: new Map(),
    stateReasons: new Map(),
    closed: new Set(),
    parents: new Map(),
    pulls: new Map(),
    issues: new Map(),
    statuses: new Map(),
    signatures: new Map(),
    activities: new Map(),
    alerts: new Map(),
    actionsMayOpenPulls: true,
    actionsOpenPulls: new Set(),
    workflowsOff: new Map(),
    workflowRuns: new Map(),
    comments: new Map(),
    gone: new Map(),
    renamed: new Map(),
    goneAccounts: new Set(),
    times: new Map(),
    ways: new Map(),
    registrations: [],
    secrets: new Map(),
    basePermission: 'none',
    issueSettings: { types: [], fields: [] },
    issueTypes: new Map(),
    fieldValues: new Map(),
    blockers: new Map(),
    moods: usualMoods(),
  }
}
