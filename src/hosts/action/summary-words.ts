import type { Language } from '../../domain/policy/basics.ts'

interface SummaryWords {
  case: string
  phase: string
  who: string
  what: string
  outcome: string
  accepted: string
  refused: string
  nothing: string
  late(at: string, hours: number): string
  swept(repositories: number, issues: number): string
  sound(file: string): string
  findings(count: number): string
  verified(ledgers: number, lines: number): string
  sealedBy(key: string): string
  unsealed: string
}

/** The summary's words around the answers, which speak the language of their case. */
export const SUMMARY_WORDS: Readonly<Record<Language, SummaryWords>> = {
  ja: {
    case: '案件',
    phase: '段階',
    who: '依頼者',
    what: '内容',
    outcome: '結果',
    accepted: '受け付けました',
    refused: '差し戻しました（理由は下のとおり）',
    nothing: '変更はありません',
    late: (at, hours) =>
      `定期巡回が ${at} から動いていません（${hours} 時間ごとのはずです）。「Hikeshi sweep」の実行記録を確かめ、手で動かしてください。`,
    swept: (repositories, issues) => `定期巡回：リポジトリ ${repositories} 件、Issue ${issues} 件を確認しました。`,
    sound: (file) => `${file}：問題は見つかりませんでした。`,
    findings: (count) => `${count} 件の指摘があります。`,
    verified: (ledgers, lines) => `記録台帳 ${ledgers} 件、${lines} 行を検証し、問題は見つかりませんでした。`,
    sealedBy: (key) => `記録の封印の公開鍵：\`${key}\``,
    unsealed:
      '**この実行には封印の鍵がありません。** だれが記録を書いたかは、コミットの作者と署名だけで判断しています（入力 `key`、SECURITY.md）。',
  },
  en: {
    case: 'Case',
    phase: 'Phase',
    who: 'Who',
    what: 'What',
    outcome: 'Outcome',
    accepted: 'accepted',
    refused: 'refused, for the reasons below',
    nothing: 'nothing had to be changed',
    late: (at, hours) =>
      `No sweep since ${at}, although one is due every ${hours} hours: look at the runs of "Hikeshi sweep" and start one by hand.`,
    swept: (repositories, issues) => `Sweep: looked at ${issues} issues in ${repositories} repositories.`,
    sound: (file) => `${file}: nothing is wrong.`,
    findings: (count) => `${count} findings.`,
    verified: (ledgers, lines) => `Verified ${lines} lines in ${ledgers} ledgers: every one holds.`,
    sealedBy: (key) => `Public key of the seals of the records: \`${key}\``,
    unsealed:
      '**This run has no key for seals.** Who wrote the records is judged by author and signature of the commits alone (input `key`, SECURITY.md).',
  },
}
