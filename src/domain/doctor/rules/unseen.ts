import { type DoctorFinding, hint, type Topic } from '../doctor-finding.ts'
import type { Observation, SetUpFacts } from '../facts.ts'

/** The topics that nobody could look at with these tokens: once for each, with what it would take. */
export function unseenFindings(facts: SetUpFacts): DoctorFinding[] {
  const { repositories } = facts
  const topics: Readonly<Record<Topic, readonly (Observation<unknown> | undefined)[]>> = {
    actions: [facts.actionsOpenPulls, facts.schedule, ...facts.copies.map(({ seen }) => seen)],
    app: [facts.app],
    board: [facts.board],
    deliveries: [facts.deliveries],
    files: repositories.flatMap(({ forms }) => forms.map(({ there }) => there)),
    installation: [facts.reach],
    'issue-settings': [facts.issueFields, ...repositories.map(({ issueTypes }) => issueTypes)],
    labels: repositories.map(({ labels }) => labels),
    ledger: repositories.map(({ ledger }) => ledger),
    members: [facts.owners, ...repositories.map(({ readers }) => readers)],
    permissions: repositories.flatMap(({ roles }) => [...roles.values()]),
    repository: repositories.map(({ seen }) => seen),
    teams: [...facts.teams.values(), ...facts.users.values()],
  }
  return Object.entries(topics).flatMap(([topic, all]) => {
    const hidden = all.find((fact) => fact?.kind === 'unseen')
    return hidden?.kind === 'unseen' ? [hint('unseen', { topic, needs: hidden.needs })] : []
  })
}
