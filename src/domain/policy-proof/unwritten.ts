import { saysMoreThanNone, saysNone } from '../commands/none-value.ts'
import { isToFillIn } from '../policy/placeholders.ts'

/** Words that put off what is to be written, or point at the line above that it was copied from. */
const LATER =
  /^(?:(?:同|右に同)[上左右じ]|上(?:記)?(?:に|と)同じ|ditto|(?:same )?as above|(?:別途|都度|要)[、 ]?(?:ご?(?:協議|相談|連絡|調整|確認|検討))?(?:する|します|の上|のうえ)?|未定|未記入|未入力|仮|テスト|(?:検討|調整|準備|確認|作成|交渉)中|(?:後|あと)(?:で|ほど)(?:[\p{L}ー]{0,6}(?:ます|る|く|す|定|力))?|追って[\p{L}]{0,6})$/u
/** The name that a form has for the thing, in the place of the thing. */
const ITS_LABEL =
  /^(?:ご?担当者?|会社|顧客|取引先|お客様|部署|契約|氏)?(?:名|名前|氏名)$|^(?:ご?担当者?|部署|連絡先|電話番号?|住所|メール(?:アドレス)?|(?:contact|customer|company|client) ?(?:name|person)|contact|(?:phone|telephone) ?(?:number|no\.?)?|e-?mail(?: ?address)?|name|address)$/
/** Says nothing of why: the first word that comes to mind. */
const NO_GROUND =
  /^(?:とりあえず|取り敢えず|なんとなく|何となく|一応|いったん|一旦|念のため|特に意味はない|just because|for now|whatever)$/
const UNWRITTEN_NUMBER =
  /0\d{0,3}[-‐–() ]{1,2}(?:[x×○〇●◯*#_]{2,4}|0{3,4})[-‐–() ]{0,2}(?:[x×○〇●◯*#_]{3,4}|0{4})(?![\p{L}\p{N}])/iu
/** Without the signs around it: "（担当者名）", "未定。". */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

const isUnwritten = (text: string): boolean => isToFillIn(text) || LATER.test(bare(text))

/** Still to be written, or nothing but "none": a departure from the regulation has a reason that says something. */
export const isNoReason = (text: string): boolean =>
  isUnwritten(text) || NO_GROUND.test(bare(text)) || (saysNone(text) && !saysMoreThanNone(text))

/** Of a customer: still to be written, or called by what a form asks for. */
export const isNothingOfTheirs = (text: string): boolean => isUnwritten(text) || ITS_LABEL.test(bare(text))

/** A number with signs for its digits, or with nothing but zeros, among other words: 03-XXXX-XXXX, 03-0000-0000. */
export const digitsToFillIn = (text: string): string | undefined => UNWRITTEN_NUMBER.exec(text.normalize('NFKC'))?.[0]
