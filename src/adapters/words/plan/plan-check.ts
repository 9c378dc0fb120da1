import type { Reason } from '../../../domain/reason.ts'
import { bullets } from '../marks.ts'
import { reasonLine } from '../reasons.ts'
import { clauseOf, type Speech, who } from '../speech.ts'
import { sectionName } from '../status/follow-up.ts'
import { md } from '../texts.ts'
import { approvingRoles, clauseOfPull } from './approvers.ts'
import { ACTIONS } from './markers.ts'
import { reasonsOf } from './tellable-facts.ts'

/** What a plan still lacks, by whom and why, for the check on its pull request (R4.4-1, R4.4-3). */
export function planCheck(
  speech: Speech,
  pull: string,
  empty: readonly string[],
  missing: readonly Reason[],
): { title: string; summary: string } {
  const { tell } = speech
  const roles = md(who(speech, approvingRoles(speech, pull)))
  const sections = empty.map((id) => {
    const section = sectionName(speech, pull, id)
    return id === ACTIONS
      ? tell('check.actions', { section, roles, clause: clauseOf(speech, 'R4.4-3') })
      : tell('check.section', { section, roles, clause: clauseOf(speech, clauseOfPull(speech, pull)) })
  })
  const others = reasonsOf(missing, pull)
    // Empty sections are told above; that it is not merged yet is what this check is asked before.
    .filter(({ code }) => code !== 'pull-request-incomplete' && code !== 'pull-request-unmerged')
    .map((reason) => reasonLine(speech, reason))
  const lines = [...sections, ...others]
  return lines.length === 0
    ? {
        title: tell('check.complete'),
        summary: tell('check.complete-summary', { label: speech.names.pull(pull), roles }),
      }
    : { title: tell('check.incomplete', { count: lines.length }), summary: bullets(lines) }
}
