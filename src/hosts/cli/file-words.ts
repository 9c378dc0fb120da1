import { POLICY_PATH } from '../../adapters/files/policy-paths.ts'
import type { Language } from '../../domain/policy/basics.ts'

type Words = Readonly<Record<Language, string>>

/** The outcome for a file that a command lays or generates; paths stand in one column. */
export const DONE = {
  written: { ja: '作成  ', en: 'written  ' },
  removed: { ja: '削除  ', en: 'removed  ' },
  differs: { ja: '相違（そのまま）  ', en: 'differs (left as it is)  ' },
} as const satisfies Record<string, Words>

/** How a generated file is not as the policy has it. */
export const DRIFTED = {
  missing: { ja: 'ファイルがありません', en: 'is missing' },
  differs: { ja: '運用ポリシーと食い違っています', en: 'has drifted from the policy' },
  'left-over': {
    ja: '運用ポリシーにあるどれにも当たりません。なくなったか名前の変わった手続のフォーム、またはそれ自体が全体である運用ポリシーの横にある展開済みファイルです。generate が削除します',
    en: 'belongs to nothing that the policy has now: the form of a process that is gone or has another name, or the whole policy beside a file that is whole itself; generate removes it',
  },
  'beyond-repair': {
    ja: '変更が大きいため、そのままにしました。ひな形との違いは次のとおりです',
    en: 'has been changed so much that it is left as it is; the template differs so',
  },
} as const satisfies Record<string, Words>

/** Where a command needs the policy and finds none. */
export const noPolicyIn = (where: string): Words => ({
  ja: `${where} に ${POLICY_PATH} がありません。先に hikeshi init を実行してください`,
  en: `there is no ${POLICY_PATH} in ${where}: run "hikeshi init" first`,
})

export const SOUND: Words = { ja: '問題はありません', en: 'nothing is wrong' }
