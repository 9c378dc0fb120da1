import { Document, isMap } from 'yaml'
import type { Language } from '../../domain/policy/basics.ts'
import { asMapping } from '../../domain/policy/own/mapping.ts'
import { ownOf } from '../../domain/policy/own/own-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { droppedSafeguards } from '../../domain/policy-proof/safeguards/dropped-safeguards.ts'
import type { Bases } from './bases.ts'
import { companyPolicy } from './company-policy.ts'
import { readYaml } from './read-yaml.ts'
import { layOut } from './resolved-text.ts'

export type OwnText =
  /** `unexplained`: safeguards that the whole policy had no more; why is still to be written. */
  { kind: 'made'; text: string; unexplained: readonly string[] } | { kind: 'unreadable' | 'differs' }

const TO_WRITE: Readonly<Record<Language, string>> = {
  ja: '理由を記入（以前の運用ポリシーのとおり）',
  en: '理由を記入 / why is still to be written (as it was before)',
}
const HEAD: Readonly<Record<Language, string>> = {
  ja: '# yaml-language-server: $schema=./hikeshi.schema.json\n# 当社の分だけを書くファイルです。ほかはすべて土台（extends）のとおりです。変えたら hikeshi generate を実行します。\n',
  en: '# yaml-language-server: $schema=./hikeshi.schema.json\n# What is this company\'s own; everything else is as the base has it. After a change run "hikeshi generate".\n',
}

/** A whole policy as the company's own over a base: what is in force under it stays what it was, or nothing is made. */
export function ownText(whole: string, base: string, bases: Bases): OwnText {
  const [read, ground] = [readYaml(whole, '', 'en'), bases.value(base)]
  const before = companyPolicy(whole, { file: '', bases })
  const basic = companyPolicy(`extends: ${base}\n`, { file: '', bases })
  if ('problems' in read || 'problems' in before || 'problems' in basic) return { kind: 'unreadable' }
  const { locale } = before.policy
  const reason = TO_WRITE[locale]
  const { own, dropped } = ownOf(asMapping(ground), asMapping(read.value), { extends: base, reason })
  const stated = new Set(dropped.map(({ safeguard }) => safeguard))
  const weakened = droppedSafeguards(basic.policy, before.policy).filter(({ safeguard }) => !stated.has(safeguard))
  const without = [...dropped, ...weakened].map(({ safeguard, clause }) => ({ safeguard, clause, reason }))
  const document = new Document(without.length === 0 ? own : { ...own, without }, { aliasDuplicateObjects: false })
  layOut(document.contents)
  // A section to a line, however short the file is.
  if (isMap(document.contents)) document.contents.flow = false
  const text = HEAD[locale] + document.toString({ lineWidth: 0 })
  const after = companyPolicy(text, { file: '', bases })
  if ('problems' in after || inForce(after.policy) !== inForce(before.policy)) return { kind: 'differs' }
  return { kind: 'made', text, unexplained: without.map(({ safeguard }) => safeguard) }
}

/** All that judges anything; in which order invariants stand means nothing. */
function inForce({ base: _base, without: _without, invariants, ...policy }: Policy): string {
  return JSON.stringify([policy, invariants.map((one) => JSON.stringify(one)).sort()])
}
