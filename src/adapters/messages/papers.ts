import type { Papers } from '../../app/ports/messages.ts'
import { namesCase } from '../../domain/case/names-case.ts'
import { caseDocument } from './documents/document.ts'
import { editionComment } from './edition/edition-comment.ts'
import { messageContext } from './message-context.ts'
import { emptySections } from './plan/empty-sections.ts'
import { plan } from './plan/plan.ts'
import { planCheck } from './plan/plan-check.ts'
import { planItems } from './plan/plan-items.ts'
import { renewal } from './plan/renewal.ts'
import { revisionHistory } from './plan/revision-history.ts'
import { runbookChange } from './plan/runbook-change.ts'

/** Drawn up of a case, in its language. */
export const papers: Papers = {
  plan: (context, state, _lines, pull, at, language) => plan(messageContext(context, state, language), pull, at),
  runbookChange: (context, state, _pull, at, language) => runbookChange(messageContext(context, state, language), at),
  history: (context, state, pull, at, language) => revisionHistory(messageContext(context, state, language), pull, at),
  document: (context, state, id, plan, language) => caseDocument(messageContext(context, state, language), id, plan),
  edition: (context, state, drawn, language) => editionComment(messageContext(context, state, language), drawn),
  planItems,
  planCheck: (context, state, pull, empty, missing, wrong, language) =>
    planCheck(messageContext(context, state, language), pull, empty, missing, wrong),
  renewal,
  emptySections: (context, state, pull, text) => {
    const rule = context.policy.processes[state.process]?.['pull-requests'][pull]
    return rule === undefined ? [] : emptySections(rule, text, (reason) => namesCase(reason, state, context.policy))
  },
}
