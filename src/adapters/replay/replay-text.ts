import type { ReplayedCase, ReplayFinding } from '../../app/replay/replay-case.ts'
import { NOT_LOOKED_BEYOND } from '../../domain/case/context.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { messageContext } from '../messages/message-context.ts'
import { reasonText } from '../messages/reasons.ts'
import { asPlainText } from './plain-text.ts'

/** Another policy's answers on one case, as lines for a terminal. */
export function replayedText(policy: Policy, path: string, replayed: ReplayedCase, language: Language): string[] {
  const { process, issue } = replayed.case
  const label = policy.processes[process]?.label
  const title = `${path} (#${issue}, ${label === undefined ? process : wordsIn(language, label)})`
  return [title, ...replayed.findings.flatMap((one) => findingText(policy, replayed, one, language))]
}

function findingText(
  policy: Policy,
  { case: state }: ReplayedCase,
  finding: ReplayFinding,
  language: Language,
): string[] {
  const words = REPLAY_WORDS[language]
  switch (finding.kind) {
    case 'refused':
    case 'allowed':
    case 'depends': {
      const speech = messageContext(
        {
          policy,
          directory: { roles: new Map(), unseen: new Set(), accounts: new Map() },
          runbooks: [],
          ...NOT_LOOKED_BEYOND,
        },
        state,
        language,
      )
      const what = finding.to === undefined ? finding.command : `${finding.command} ${finding.to}`
      const head = `  ${String(finding.line).padStart(3)}  ${words[finding.kind]}: ${what} (${finding.by}, ${finding.at})`
      const why = finding.reasons.map(
        (reason) =>
          `       - ${asPlainText(reasonText(speech, reason))}${reason.clause === undefined ? '' : ` [${reason.clause}]`}`,
      )
      return [head, ...new Set(why)]
    }
    case 'late':
    case 'in-time': {
      const label = policy.clocks[finding.clock]?.label
      const clock = label === undefined ? finding.clock : wordsIn(language, label)
      const of = finding.subject === undefined ? clock : `${clock}, ${finding.subject}`
      return [`       ${words[finding.kind]}: ${of} (${finding.until} → ${finding.stopped ?? words.running})`]
    }
    case 'no-process':
    case 'stranded':
      return [`       ${words[finding.kind]}: ${finding.what}`]
  }
}

export const REPLAY_WORDS = {
  ja: {
    refused: '差し戻される',
    allowed: '認められる',
    depends: '役割などの記録にない事情による',
    late: '期限に遅れる',
    'in-time': '期限に間に合う',
    'no-process': '新しい運用ポリシーにこの手続がない',
    stranded: '新しい運用ポリシーにこの段階も引き継ぐ段階もない',
    running: '継続中',
    title: '記録された案件を、この運用ポリシーで判定し直すと',
    more: (count: number) => `ほか ${count} 件`,
    inferred:
      '誰がどの役割だったかは記録になく、認められた行為から推定しています。理由の全文は hikeshi replay で見られます。',
    same: (cases: number, judged: number) => `${cases} 件、${judged} 件の依頼：どれも同じ結果になります。`,
    total: (cases: number, judged: number, differing: number) =>
      `${cases} 件、${judged} 件の依頼のうち、${differing} 件の案件で結果が変わります。`,
    broken: (count: number) =>
      `記録のうち ${count} 件は、すべてがアプリの書いたものではありません。アプリが書いた行だけで判定しています。hikeshi verify で確かめてください。`,
    unjudged: (count: number) => `${count} 件の依頼は、記録だけでは判定し直せません。`,
    roles:
      '誰がどの役割だったかは記録にありません。--roles か運用ポリシーの users にない人は、認められた行為から役割を推定しています。',
  },
  en: {
    refused: 'would be refused',
    allowed: 'would be allowed',
    depends: 'depends on what the record does not tell, such as a role',
    late: 'would be late',
    'in-time': 'would be in time',
    'no-process': 'the new policy has no such process',
    stranded: 'the new policy has neither this phase nor a successor of it',
    running: 'still running',
    title: 'The recorded cases, judged by this policy',
    more: (count: number) => `and ${count} more`,
    inferred:
      'Who had which role is not in the record: it is inferred from what people were let do. hikeshi replay shows the reasons in full.',
    same: (cases: number, judged: number) => `${cases} cases, ${judged} requests: every answer would be the same.`,
    total: (cases: number, judged: number, differing: number) =>
      `${cases} cases, ${judged} requests: ${differing} cases would have gone otherwise.`,
    broken: (count: number) =>
      `Not everything in ${count} of the records is the app's own: only the lines that it wrote were judged. Run hikeshi verify.`,
    unjudged: (count: number) => `${count} requests cannot be judged again: the record keeps too little of them.`,
    roles:
      'Who had which role is not in the record: for whoever is neither in --roles nor named by the policy, it is inferred from what he was let do.',
  },
} satisfies Record<Language, unknown>
