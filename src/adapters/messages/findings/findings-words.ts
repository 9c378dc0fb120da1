import type { Messages } from '../../../app/ports/messages.ts'
import { messageContext } from '../message-context.ts'
import { packageTexts } from '../package-texts.ts'
import { findingsDocument } from './findings-document.ts'

/** Loaded where there is an operation check to show: no other event needs its words. */
export const findings: Messages['findings'] = async (context, state, { web, home, file, now }, language) => {
  const { policy } = context
  const runbooks = policy.repositories[policy.runbooks.repository] ?? home.name
  const words = {
    ...{ language, texts: await packageTexts('audit', language), policy, web },
    policyFile: `${home.owner}/${home.name}/blob/HEAD/${file}`,
    runbookFolder: `${home.owner}/${runbooks}/blob/HEAD/${policy.runbooks.folder}`,
  }
  return findingsDocument(messageContext(context, state, language), words, { now, home })
}
