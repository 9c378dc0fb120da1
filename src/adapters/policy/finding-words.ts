import en from '../../../templates/texts/findings/en.json' with { type: 'json' }
import ja from '../../../templates/texts/findings/ja.json' with { type: 'json' }
import type { Language } from '../../domain/policy/basics.ts'
import type { Finding, FindingCode } from '../../domain/policy-proof/finding.ts'
import { fillIn } from '../messages/fill-in.ts'

/** `{name}` stands for a parameter of the finding. */
const TEXTS: Readonly<Record<Language, Readonly<Record<FindingCode, string>>>> = { en, ja }

type Texts = Readonly<Record<Language, string>>

const DID_YOU_MEAN: Texts = { ja: '。「{suggestion}」ではありませんか', en: '. Did you mean "{suggestion}"?' }
const ON_THE_WAY: Texts = { ja: '。経路：{trace}', en: '. Path: {trace}' }
const CLAUSE: Texts = { ja: '（規程 {clause}）', en: ' ({clause})' }

/** A finding in one line. */
export function describeFinding({ code, params, suggestion, trace }: Finding, language: Language): string {
  const tail = [
    params.clause === undefined || TEXTS[language][code].includes('{clause}') ? '' : CLAUSE[language],
    suggestion === undefined ? '' : DID_YOU_MEAN[language],
    trace === undefined ? '' : ON_THE_WAY[language],
  ]
  const values: Readonly<Record<string, string>> = {
    ...params,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(trace === undefined ? {} : { trace: trace.join(' → ') }),
  }
  return fillIn([TEXTS[language][code], ...tail].join(''), values)
}
