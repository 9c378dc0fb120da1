import { ownProperty } from '../../values/own-property.ts'
import { finding } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Containment at once leads to a phase in which the work goes on (R4.3-1). */
export const containment: Rule = ({ policy }) =>
  Object.entries(policy.processes).flatMap(([id, { contain, phases }]) =>
    contain === undefined || ownProperty(phases, contain.phase)?.end === undefined
      ? []
      : [finding('contain-into-end', ['processes', id, 'contain', 'phase'], { phase: contain.phase })],
  )
