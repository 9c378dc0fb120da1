import type { Language } from '../../domain/policy/basics.ts'
import type { Finding } from '../../domain/policy-proof/finding.ts'
import { fillIn } from '../messages/fill-in.ts'
import { textsOf } from './text-files.ts'

type Texts = Readonly<Record<Language, string>>

const DID_YOU_MEAN: Texts = { ja: '。「{suggestion}」ではありませんか', en: '. Did you mean "{suggestion}"?' }
const ON_THE_WAY: Texts = { ja: '。経路：{trace}', en: '. Path: {trace}' }
const CLAUSE: Texts = { ja: '（規程 {clause}）', en: ' ({clause})' }

/** A finding in one line; in its text `{name}` stands for a parameter. */
export function describeFinding({ code, params, suggestion, trace }: Finding, language: Language): string {
  const text = textsOf(language)[code]
  const tail = [
    params.clause === undefined || text.includes('{clause}') ? '' : CLAUSE[language],
    suggestion === undefined ? '' : DID_YOU_MEAN[language],
    trace === undefined ? '' : ON_THE_WAY[language],
  ]
  const values: Readonly<Record<string, string>> = {
    ...params,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(trace === undefined ? {} : { trace: trace.join(' → ') }),
  }
  return fillIn([text, ...tail].join(''), values)
}
