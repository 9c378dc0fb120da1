/** 発見時刻は, 気づいたのは, `I noticed it at`: before the time, in its own field. */
const BEFORE =
  /^(?:(?:気(?:づ|付|が付|がつ)いたのは|(?:発見|発生|発覚|検知)(?:した(?:の|時刻|日時|時間)|時刻|日時|時間|)は|[日時]時は)[、\s]?|(?:i |we )?(?:noticed|found|discovered|saw)(?: (?:it|this|that))?(?: (?:at|on|around))? )/u
/** に気づきました: what it was that happened then, behind a particle, where no word of it is a part of the time. */
const HAPPENED =
  /(?<=[\d時分半前頃]|ごろ|ころ|くらい|ぐらい|過ぎ|すぎ)に(?:[はも]|初めて)?\s?(?:気(?:づ|付|が付|がつ)(?:いた|きました|き)|(?:発見|発覚|判明|検知|発生|確認)(?:した|しました|し)?|見つけ(?:た|ました)|見つかり(?:ました)?|起き(?:た|ました))(?:[。.!]?$|(?=\s?[でとだか]))/u
/** だったと思います, だったかも: it changes nothing in the time before it. */
const THOUGHT =
  /\s?か?(?:(?:です|でした|だった|だ)?と?(?:思います|思う|記憶しています)|です|でした|(?:だった)?(?:かと|かな|かも(?:しれません|しれない)?|はず(?:です)?|ような(?:気が(?:する|します))?)|だった|だ)[。.!]?$/u

/** Only the time, of a sentence that says it and nothing else. */
export const withoutSentence = (text: string): string =>
  text.replace(BEFORE, '').replace(THOUGHT, '').replace(HAPPENED, '')
