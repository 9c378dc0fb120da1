import type { Gate } from '../../../../src/domain/gates/gates.ts'
import type { Language } from '../../../../src/domain/policy/basics.ts'
import type { Process } from '../../../../src/domain/policy/process.ts'
import { conditionWords } from './condition-words.ts'
import type { Names } from './default-policy.ts'

type Say = (ja: string, en: string) => string

/** The demand of a gate, as a sentence part; with when it stands, what counts for it, and its clause. */
export function gateWords(gate: Gate, process: Process, names: Names, language: Language): string {
  const say: Say = (ja, en) => (language === 'ja' ? ja : en)
  const notes = [
    ...(gate.when === undefined
      ? []
      : [
          say(
            `${conditionWords(gate.when, names, language)}のとき`,
            `where ${conditionWords(gate.when, names, language)}`,
          ),
        ]),
    ...counting(gate, process, names, say),
  ]
  const noted = notes.length === 0 ? '' : say(`（${notes.join('、')}）`, ` (${notes.join(', ')})`)
  return `${asked(gate, process, names, say)}${noted}${say(`［${gate.clause}］`, ` [${gate.clause}]`)}`
}

/** From when on claims count, for the gates that say so. */
function counting(gate: Gate, process: Process, names: Names, say: Say): string[] {
  const notes: string[] = []
  if ('since' in gate && gate.since !== undefined) {
    const phase = names.phase(process, gate.since)
    notes.push(say(`「${phase}」に入った後のもの`, `since ${phase} was entered`))
  }
  if ('void-on-return-to' in gate && gate['void-on-return-to'] !== undefined) {
    const phase = names.phase(process, gate['void-on-return-to'])
    notes.push(say(`「${phase}」以前へ戻ればもう一度`, `again after a return to ${phase} or before`))
  }
  if ('newer-than' in gate && gate['newer-than'] !== undefined) {
    const field = names.field(gate['newer-than'])
    notes.push(say(`「${field}」より後のもの`, `later than “${field}”`))
  }
  return notes
}

function asked(gate: Gate, process: Process, names: Names, say: Say): string {
  const { field, list } = names
  const roles = (ids: readonly string[]) => list(ids.map(names.role))
  switch (gate.kind) {
    case 'facts': {
      const facts = list(gate.facts.map((id) => `“${field(id)}”`))
      return say(`${list(gate.facts.map((id) => `「${field(id)}」`))}の記入`, `${facts} recorded`)
    }
    case 'evidence':
      return say(
        `証拠の所在、または「${field(gate['or-fact'])}」の記入`,
        `evidence referred to, or “${field(gate['or-fact'])}” recorded`,
      )
    case 'procedure':
      return say(
        `該当する対応手順。なければ実行責任者の任命（${roles(gate['appointed-by'])}）と対応組織の始動`,
        `a runbook matches; else an executive appointed (by ${roles(gate['appointed-by'])}) and the response organisation started`,
      )
    case 'runbook':
      return say(
        `該当する対応手順（なかったときは新しい手順）、または「${field(gate['or-fact'])}」の記入`,
        `a runbook that fits, a new one if there was none, or “${field(gate['or-fact'])}” recorded`,
      )
    case 'ratified':
      return say('代行した行為の追認', 'what was done in somebody’s stead ratified')
    case 'recovered':
      return say(`「${field(gate.systems)}」のすべてが復旧`, `every one of “${field(gate.systems)}” recovered`)
    case 'stood-down':
      return say('始動した対応組織の終了', 'the response organisation stood down, where it was started')
    case 'pull-request':
      return say(
        `${names.pull(process, gate['pull-request'])}のマージと全項目の記入。${roles(gate['approved-by'])}がそれぞれ作成者か承認者`,
        `${names.pull(process, gate['pull-request'])} merged with no section empty; ${roles(gate['approved-by'])} each author or approver`,
      )
    case 'consent':
      return say(
        `「${field(gate.fact)}」の理由と${roles(gate.by)}の同意（記録した本人を除く）`,
        `a reason for “${field(gate.fact)}” and consent of ${roles(gate.by)}, somebody other than who said so`,
      )
    case 'acknowledged':
      return say(
        `${names.acknowledgement(process, gate.what)}：${roles(gate.by)}の確認`,
        `${names.acknowledgement(process, gate.what)}: acknowledged by ${roles(gate.by)}`,
      )
    case 'acknowledged-by-all': {
      const groups = gate.groups ? [say('対象者の各グループ', 'each group of the persons covered')] : []
      const customers = gate.customers ? [say('各顧客', 'each customer')] : []
      const named =
        gate.named === undefined ? [] : [say(`「${field(gate.named)}」の方`, `whom “${field(gate.named)}” names`)]
      const all = list([...gate.roles.map(names.role), ...groups, ...customers, ...named])
      return say(
        `${names.acknowledgement(process, gate.what)}：全員の確認、または対象外とする理由（${all}）`,
        `${names.acknowledgement(process, gate.what)}: acknowledged by all of ${all}, or why somebody need not`,
      )
    }
    case 'drawn-up': {
      const document = names.document(process, gate.document)
      return say(`${document}の作成`, `${document} drawn up`)
    }
    case 'approved':
      return say(`承認（${roles(gate.by)}。申請した本人を除く）`, `approved (${roles(gate.by)}, never by who asked)`)
    case 'notices': {
      const notices = list(gate.notices.map((id) => names.notice(process, id)))
      const by = gate['approved-by']
      return by === undefined
        ? say(`${notices}の送付記録`, `${notices}: sending recorded`)
        : say(
            `${notices}の送付記録と承認（${roles(by)}）`,
            `${notices}: sending recorded, and approved by ${roles(by)}`,
          )
    }
    case 'findings':
      return say(
        `運用確認の指摘のすべてに対策か直さない理由。いまの内容への署名（${roles(gate['signed-by'])}）`,
        `every finding of the operation check is an action or has a reason; what stands there signed (${roles(gate['signed-by'])})`,
      )
    case 'actions':
      return say('すべての対策項目に担当者と期日', 'every action item with owner and date')
    case 'settled':
      return say('暫定・不明の記録事項がない', 'no fact left provisional')
    case 'exceptions':
      return say('先に使った例外がすべて承認済み', 'every exception that was used ahead approved')
    case 'value':
      return say(
        `「${field(gate.fact)}」が${gate.is.map((id) => names.option(gate.fact, id)).join('・')}`,
        `“${field(gate.fact)}” is ${gate.is.map((id) => names.option(gate.fact, id)).join(' or ')}`,
      )
    case 'follows':
      return say(
        `「${field(gate.from)}」が「${names.option(gate.fact, gate.is)}」のものなら、「${field(gate.fact)}」もそれ`,
        `“${field(gate.fact)}” is ${names.option(gate.fact, gate.is)} where “${field(gate.from)}” belongs to it`,
      )
    case 'separate':
      return say(
        `${list(gate.facts.map((id) => `「${field(id)}」`))}を記録した人・そこに挙げた人が${roles(gate.from)}でない`,
        `who recorded, or is named in, ${list(gate.facts.map((id) => `“${field(id)}”`))} is not also ${roles(gate.from)}`,
      )
    case 'contacts-filled':
      return say('対応手順のすべての連絡先に電話番号かページ', 'a number or a page for every contact of the runbooks')
    case 'others-took-part':
      return say(
        `${list(gate.facts.map((id) => `「${field(id)}」`))}に、書いた本人以外の方の名前`,
        `${list(gate.facts.map((id) => `“${field(id)}”`))} names somebody beside the person who wrote it`,
      )
    case 'time-to-answer':
      return say(
        `「${field(gate.offered)}」から ${gate.least} が過ぎたか、本人が「${field(gate.answer)}」を書いた`,
        `${gate.least} passed since “${field(gate.offered)}”, or the person concerned wrote “${field(gate.answer)}”`,
      )
    case 'within':
      return say(
        `「${field(gate.fact)}」が ${gate.most} 以内の先の日時`,
        `“${field(gate.fact)}” ahead, within ${gate.most}`,
      )
  }
}
