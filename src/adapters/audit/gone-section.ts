import type { Operation } from '../../domain/audit/operation-check/operation.ts'
import { type GoneCase, goneCases } from '../../domain/audit/operation-check/rules/gone.ts'
import { timesIn } from '../messages/times.ts'
import { evidenceUrl } from './evidence-url.ts'
import { type FindingWords, filled } from './finding-words.ts'

/** Each case whose issue is elsewhere now, or nowhere, with the line of its record that says so (R4.4-5). */
export function goneSection(operation: Operation, words: FindingWords): string {
  const { texts, policy } = words
  const { full } = timesIn(policy['time-zone'], String)
  const lines = goneCases(operation).map((found) => {
    const { one, how, where, url } = shown(found, words)
    const place = `\`${one.repository}#${one.case.issue}\``
    const to = how.to === undefined ? '' : `\`${how.to.repository}#${how.to.issue}\``
    // GitHub tells nobody afterwards by whom: the app has only found it so.
    const who = filled(texts(how.by.login.endsWith('[bot]') ? 'gone.found' : 'gone.by'), { by: `\`${how.by.login}\`` })
    const said = filled(texts(`gone.${where}`), { to, at: full(how.at), who })
    return `- ${url === undefined ? place : `[${place}](${url})`}: ${said}`
  })
  return lines.length === 0 ? '' : [`### ${texts('gone.title')}`, '', ...lines].join('\n')
}

/** The same as data; where only few may read it, it is not said where it went (R8-2). */
export const goneData = (operation: Operation, words: FindingWords): object[] =>
  goneCases(operation).map((found) => {
    const { one, how, where, url } = shown(found, words)
    const { what, at, by } = how
    const to = where === 'goes-on-among-few' ? null : (how.to ?? null)
    return { repository: one.repository, issue: one.case.issue, what, where, to, at, by, evidence: url ?? null }
  })

const shown = (found: GoneCase, words: FindingWords): GoneCase & { url: string | undefined } => {
  const { repository, year, case: of } = found.one
  return { ...found, url: evidenceUrl({ kind: 'line', repository, issue: of.issue, year, seq: found.how.seq }, words) }
}
