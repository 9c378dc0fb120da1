import type { Form, FormItem } from '../../../src/domain/issue-form/form.ts'

type Words = readonly [ja: string, en: string]
type Options = Readonly<Record<string, Words>>

/** The intake form in one language; close to the default policy's, so that tests read real words. */
function intakeForm(language: 'ja' | 'en'): Form {
  const say = ([ja, en]: Words) => (language === 'ja' ? ja : en)
  const options = (words: Options) => Object.entries(words).map(([id, label]) => ({ id, label: say(label) }))
  const input = (id: string, label: Words): FormItem => ({ kind: 'input', id, label: say(label) })
  const dropdown = (id: string, label: Words, words: Options, multiple = false): FormItem => ({
    kind: 'dropdown',
    id,
    label: say(label),
    options: options(words),
    multiple,
    ...(multiple ? {} : { defaultFirst: true }),
  })
  return {
    id: 'incident',
    language,
    name: say(['セキュリティインシデントの報告', 'Report a security incident']),
    description: say([
      '疑いの段階でも、わかることだけで報告してください。',
      'A suspicion is enough. Write what you know.',
    ]),
    title: say(['[インシデント] ', '[Incident] ']),
    labels: ['hikeshi: incident'],
    head: say([
      '迷ったら報告してください。\n\n- 電源は切らず、ネットワークから外してください。\n',
      'When in doubt, report.\n\n- Leave the power on, take it off the network.\n',
    ]),
    items: [
      {
        kind: 'text-area',
        id: 'description',
        label: say(['何が起きましたか', 'What happened?']),
        description: say(['わかることだけで結構です。', 'What you know is enough.']),
        placeholder: say(['例: 知らない画面が出た', 'Example: an unknown window appeared']),
      },
      dropdown('certainty', ['確かさ', 'How sure?'], {
        suspected: ['疑い・はっきりしない', 'Suspected, not sure'],
        confirmed: ['確定', 'Confirmed'],
      }),
      input('detected-at', ['気づいた日時（「今」でも可）', 'When noticed?']),
      dropdown('ongoing', ['今も続いて・広がっていますか', 'Still going on?'], {
        unknown: ['わからない', "Don't know"],
        spreading: ['広がっている', 'Spreading'],
        'going-on': ['続いている', 'Going on'],
        stopped: ['止まった', 'Stopped'],
      }),
      dropdown('kind', ['いちばん近いもの', 'Closest kind'], {
        unknown: ['わからない', "Don't know"],
        malware: ['ウイルス・マルウェア（ランサムウェアを含む）', 'Malware (ransomware too)'],
        loss: ['機器・書類の紛失、盗難', 'Lost or stolen device or document'],
        intrusion: ['建物・部屋への侵入', 'Intrusion into a building or room'],
      }),
      dropdown(
        'systems',
        ['関係する機器・サービス・場所', 'Systems or places'],
        {
          unknown: ['わからない', "Don't know"],
          unlisted: ['一覧にない', 'Not in the list'],
          'no-system': ['システムではない（建物、書類など）', 'Not a system (building, paper)'],
          mail: ['メール', 'Mail'],
          shop: ['受注システム、在庫', 'Orders, stock'],
        },
        true,
      ),
      input('systems-other', ['一覧にないものの名前', 'Name, if not listed']),
      dropdown(
        'information',
        ['関係しそうな情報', 'Information involved'],
        {
          unknown: ['わからない', "Don't know"],
          personal: ['個人情報', 'Personal data'],
          credentials: ['ID・パスワードなど', 'Credentials'],
          none: ['なさそう', 'None likely'],
        },
        true,
      ),
      {
        kind: 'checkboxes',
        id: 'done',
        label: say(['もう行ったこと', 'Already done']),
        options: options({
          'off-network': ['ネットワークから外した', 'Taken off the network'],
          changed: ['パスワードを変えた', 'Password changed'],
          phoned: ['電話で連絡した', 'Phoned'],
          nothing: ['まだ何もしていない', 'Nothing yet'],
        }),
      },
      input('occurred-at', ['起きたと思う日時', 'When it happened (guess)']),
      dropdown('relation', ['気づいた方の立場', 'Relation of who noticed'], {
        unsaid: ['答えない', 'Rather not say'],
        employee: ['従業員', 'Employee'],
        customer: ['顧客・社外の方', 'Customer or outside'],
      }),
      input('reported-for', ['代理報告：気づいた方', 'Reported on behalf of']),
      input('contact', ['折り返し先', 'Call me back at']),
    ],
  }
}

export const japanese = intakeForm('ja')
export const english = intakeForm('en')

export const filled = {
  description: '共有フォルダーのファイルが開けない。\n拡張子が変わっている。',
  certainty: 'suspected',
  'detected-at': '今',
  ongoing: 'spreading',
  kind: 'malware',
  systems: ['mail', 'shop'],
  'systems-other': '',
  information: ['unknown'],
  done: ['off-network'],
  'occurred-at': '',
  relation: 'employee',
  'reported-for': '',
  contact: '内線 12',
} as const

export const filledAnswers = {
  description: { kind: 'text', text: filled.description },
  certainty: { kind: 'choice', id: 'suspected' },
  'detected-at': { kind: 'text', text: '今' },
  ongoing: { kind: 'choice', id: 'spreading' },
  kind: { kind: 'choice', id: 'malware' },
  systems: { kind: 'choices', ids: ['mail', 'shop'], unknown: [] },
  information: { kind: 'choices', ids: ['unknown'], unknown: [] },
  done: { kind: 'choices', ids: ['off-network'], unknown: [] },
  relation: { kind: 'choice', id: 'employee' },
  contact: { kind: 'text', text: '内線 12' },
}

/** A small form of text areas alone: nothing but their order and number tells its headings from typed ones. */
export const letters: Form = {
  id: 'letters',
  language: 'en',
  name: 'Letters',
  description: 'Three long answers',
  title: '',
  labels: [],
  head: '',
  items: ['A', 'B', 'C'].map((id) => ({ kind: 'text-area', id, label: `Field ${id}` })),
}
