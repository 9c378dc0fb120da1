const UNITS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)\s?じ(?=半|はん|\d|[にごこくすちまか、。 ]|$)/gu, '時'],
  [/(?<=時)はん/gu, '半'],
  [/(?<=\d)\s?[ふぷ]ん/gu, '分'],
  [/(?<=[\d時][分日間])まえ/gu, '前'],
  [/よる(?=の?\d)/gu, '夜'],
  [/あさ(?=の?\d)/gu, '朝'],
  [/ひる(?=の?\d)/gu, '昼'],
  [/ゆうがた(?=の?\d)/gu, '夕方'],
  [/ごぜん(?=の?\d)/gu, '午前'],
  [/ごご(?=の?\d)/gu, '午後'],
]

/** きのう夜11じ30ぷん as 夜11時30分: people who speak into a phone, or write no kanji, leave units in kana. */
export const withUnits = (text: string): string =>
  UNITS.reduce((written, [kana, unit]) => written.replace(kana, unit), text)
