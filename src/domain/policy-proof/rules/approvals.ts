import { ownProperty } from '../../values/own-property.ts'
import { findingAbout } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** A notice to people outside in a text of ours is approved before (R4.4-3, R9-4). */
export const approvals: Rule = ({ gates }) =>
  gates.flatMap(({ gate, path, process }) => {
    if (gate.kind !== 'notices' || (gate['approved-by'] ?? []).length > 0) return []
    const told = gate.notices.find((id) => (ownProperty(process.notices, id)?.parts.length ?? 0) > 0)
    return told === undefined ? [] : [findingAbout('notice-unapproved', [...path, 'notices'], { notice: told })]
  })
