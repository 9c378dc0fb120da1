import type { Language } from '../../domain/policy/basics.ts'

type Texts = Readonly<Record<Language, string>>

/** The words on a file that is no policy yet. `{name}` stands for what was found there. */
export const LOAD_WORDS = {
  'too-deep': { ja: '入れ子が{most}段を超えています', en: 'this is nested more than {most} levels deep' },
  'not-text': {
    ja: 'UTF-8 の文章として読めません。文字コードを UTF-8 にして保存し直してください',
    en: 'this is no text in UTF-8: save the file as UTF-8 and see that no odd signs are in it',
  },
  empty: { ja: 'ファイルが空です', en: 'the file is empty' },
  'unknown-base': {
    ja: '「{base}」という土台はこの版の Hikeshi にありません。あるのは {known} です',
    en: 'this version of Hikeshi has no base "{base}"; it has {known}',
  },
  'nothing-to-take-away': {
    ja: '「{what}」は土台にないので、null で外せません',
    en: '"{what}" is nothing that the base has, so null takes nothing away',
  },
  'told-twice': {
    ja: '「{what}」は、書き方を変えて前にも書かれています。一つにまとめてください',
    en: '"{what}" stands above already, in another spelling: write both as one',
  },
  'new-and-lacking': {
    ja: '「{name}」は土台にない新しいものとして読みましたが、{keys} がありません。「{near}」ではありませんか',
    en: '"{name}" is not in the base, and as something new it lacks {keys}. Did you mean "{near}"?',
  },
  'no-extends': {
    ja: 'extends がありません。会社の分だけを書いたファイルなら、先頭に「extends: {base}」と書いてください',
    en: '"extends" is missing: a file of what is the company\'s own begins with "extends: {base}"',
  },
  'resolved-missing': {
    ja: '{file} がありません。hikeshi generate を実行して、一緒にコミットしてください',
    en: '{file} is missing: run "hikeshi generate" and commit it together with this file',
  },
  'resolved-differs': {
    ja: '{file} が、このファイルと土台 {base} を合わせたものと違います（{place}）。hikeshi generate を実行して、一緒にコミットしてください',
    en: '{file} is not this file over the base {base} ({place}): run "hikeshi generate" and commit both together',
  },
  'second-document': {
    ja: 'ここから二つ目の文書です（読むのは一つだけです）',
    en: 'a second document begins here: one is read',
  },
  alias: {
    ja: '別名（*）は使えません。中身をそのまま書いてください',
    en: 'aliases (*) are not read here: write it out',
  },
  tag: { ja: 'タグ {tag} は使えません', en: 'the tag {tag} is not read here' },
  'no-key': { ja: '「{key}」というキーはここでは使えません', en: '"{key}" is no key here' },
  'bad-key': { ja: '「{key}」はここに書けません：{why}', en: '"{key}" cannot stand here: {why}' },
  missing: { ja: '「{key}」がありません', en: '"{key}" is missing' },
  'other-kind': {
    ja: 'ここには{wanted}を書きますが、{found}があります',
    en: '{found} stands where {wanted} is wanted',
  },
  'no-kind': { ja: '{found}はここに書けません', en: '{found} cannot stand here' },
  'none-of': { ja: '{found}は使えません。使えるのは {values} です', en: '{found} is none of {values}' },
  wrong: { ja: '{found}：{why}', en: '{found}: {why}' },
  'empty-text': { ja: '空です', en: 'it is empty' },
  'empty-list': { ja: '少なくとも{least}つ必要です', en: 'at least {least} is needed' },
  'too-small': { ja: '{found}：{least}より大きい数が必要です', en: '{found}: more than {least} is needed' },
  'too-big': { ja: '{found}：{most}までです', en: '{found}: {most} is the most' },
  'too-many': { ja: '{most}個までです', en: '{most} are the most' },
  'did-you-mean': { ja: '。「{near}」ではありませんか', en: '. Did you mean "{near}"?' },
} as const satisfies Readonly<Record<string, Texts>>
export type LoadWord = keyof typeof LOAD_WORDS

/** The kinds of values, by the names that the schema has for them. */
export const KIND_WORDS: Readonly<Record<string, Texts>> = {
  object: { ja: 'キーと値の組', en: 'a mapping' },
  record: { ja: 'キーと値の組', en: 'a mapping' },
  array: { ja: 'リスト（[ ] で囲みます）', en: 'a list' },
  string: { ja: '文字列（引用符で囲みます）', en: 'a text' },
  number: { ja: '数', en: 'a number' },
  int: { ja: '整数', en: 'a whole number' },
  boolean: { ja: 'true か false', en: 'true or false' },
  nothing: { ja: '空の値', en: 'nothing' },
}

/** The schema's own English words on a value that is of the right kind and wrong. */
export const REASONS_JA: Readonly<Record<string, string>> = {
  'an id is lower-case words joined by hyphens': 'id は半角の小文字・数字をハイフンでつないで書きます',
  'a length of time in ISO 8601, such as PT4H, P3D or P12M':
    '長さは ISO 8601 で書きます（4時間は PT4H、3日は P3D、12か月は P12M）',
  'a requirement such as R4.2-3': 'R4.2-3 のように書きます',
  'a clause such as R4': 'R4 のように書きます',
  'a time zone of the IANA database, such as Asia/Tokyo': 'Asia/Tokyo のような IANA の時間帯名を書きます',
  'a day such as 2030-08-13': '2030-08-13 のように書きます',
  'a day such as 12-29 or 2030-08-13': '12-29 または 2030-08-13 のように書きます',
  'a time of day such as 09:00': '09:00 のように書きます',
  'a name of a repository alone, without its owner': 'リポジトリ名だけを書きます（所有者は付けません）',
  'a folder such as docs/runbooks': 'docs/runbooks のように書きます',
  'a file such as docs/history.md': 'docs/history.md のように書きます',
  'the slug of an app, as at the end of its address':
    'アプリのアドレスの末尾にある名前（半角の小文字・数字・ハイフン）だけを書きます',
  'one capital letter': '半角の大文字1つを書きます',
  'a word without blanks or marks': '空白や記号を含まない、2〜40文字の一語を書きます',
  'needs ja, en, or both': 'ja か en の少なくとも一方が必要です',
  'needs from, to, or both': 'from か to の少なくとも一方が必要です',
  'needs either transition or contain': 'transition と contain のどちらか一方が必要です',
  'says either "after" or "past"': 'after と past のどちらか一方を書きます',
  'a day that there is, such as 2030-01-31': '2030-01-31 のような、実際にある日付を書きます（西暦、半角）',
}

/** The words on text that YAML could not read, by the codes of its library. */
export const YAML_WORDS: Readonly<Record<string, Texts>> = {
  'full-width-colon': {
    ja: '全角の「：」があります。半角の「:」と半角の空白を書いてください',
    en: 'a full-width colon: write ":" and a space',
  },
  'full-width-space': {
    ja: '全角の空白があります。半角の空白にしてください',
    en: 'a full-width space: write ordinary spaces',
  },
  'no-break-space': {
    ja: '改行しない特殊な空白（U+00A0）があります。半角の空白にしてください',
    en: 'a no-break space (U+00A0): write ordinary spaces',
  },
  'no-space': { ja: '「:」の後に半角の空白が必要です', en: 'a space is needed after the colon' },
  DUPLICATE_KEY: { ja: '同じキーが上にもあります', en: 'this key stands above already' },
  TAB_AS_INDENT: {
    ja: '字下げにタブは使えません。半角の空白を使ってください',
    en: 'tabs are no indentation: use spaces',
  },
  BAD_INDENT: {
    ja: '字下げがまわりとそろっていないか、括弧や引用符が閉じられていません',
    en: 'this is not indented as its neighbours are, or a bracket or quote above is not closed',
  },
  MISSING_CHAR: {
    ja: '括弧・引用符・コンマ・行頭の「-」のどれかが足りません',
    en: 'a bracket, quote, comma or the "-" of a list is missing',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    ja: 'この行か次の行の字下げがそろっていません。または「: 」を含む文を引用符で囲む必要があります',
    en: 'this line or the next is not indented as its neighbours are, or a text with ": " in it needs quotes',
  },
  NON_STRING_KEY: {
    ja: '「キー: 値」の形になっていません。リストなら、字下げをそろえて、前の行のキーの下に書いてください',
    en: 'this is no "key: value"; a list stands below its key, indented further than it',
  },
  BLOCK_IN_FLOW: { ja: '括弧の中にこの書き方は使えません', en: 'this cannot stand inside brackets' },
  MULTILINE_IMPLICIT_KEY: {
    ja: '「キー: 値」の形になっていません（「:」と半角の空白が必要です）',
    en: 'this is no "key: value" (a colon and a space are needed)',
  },
  UNEXPECTED_TOKEN: {
    ja: 'ここにあるはずのない文字です。引用符か括弧を確かめてください',
    en: 'this cannot stand here: look at quotes and brackets',
  },
  BAD_SCALAR_START: {
    ja: 'この文字で始まる文は引用符で囲んでください',
    en: 'a text that begins with this sign needs quotes',
  },
}
const OTHER_YAML: Texts = { ja: 'YAML として読めません（{said}）', en: '{said}' }

export const yamlWords = (code: string, said: string, language: Language): string =>
  (YAML_WORDS[code] ?? OTHER_YAML)[language].replace('{said}', () => said)
