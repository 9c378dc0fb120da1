import { pattern } from '../values/pattern.ts'

const UNSEEN = '[\\p{Cf}\\p{Zs}\\t\\v\\f]*'
const SLASH = '[/\\uff0f\\u2044\\u2215]'
/** The signs that a Japanese keyboard gives for a slash: a backslash, a yen sign, the middle dot of kana. */
const OTHER_KEY = pattern(
  `^${UNSEEN}(?:[\\\\\\xa5\\uffe5・](?=[a-z-]{2,20}(?![a-z-]))|[\\xa5\\uffe5](?=[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])|・(?=封じ込め[\\p{Zs}\\t]))`,
  'iu',
)
const BAR = pattern(`^${UNSEEN}\\|${UNSEEN}${SLASH}(?=[\\p{L}])`, 'u')
/** `@officer /contain …` */
const CALLED = pattern(
  `^${UNSEEN}(?:[@＠][\\w-]{1,39}[\\p{Zs}]?(?:さん|さま|様)?[\\p{Zs}\\t:：,、]+){1,3}${SLASH}(?=[\\p{L}])`,
  'u',
)
/** `@hikeshi contain …`: whoever speaks to the app expects to be heard. */
const ADDRESSED = pattern(`^${UNSEEN}[@＠]hikeshi[\\w-]{0,40}(?:\\[bot\\])?[\\p{Zs}\\t:：,、]+(?=\\p{L})`, 'iu')
/** The words that voice input writes for a slash. */
const SPOKEN = pattern(`^${UNSEEN}(?:スラッシュ|すらっしゅ|slash\\s)[\\p{Zs}、,]*(?=\\p{L})`, 'iu')
/** `お疲れさまです。/contain …`, `完了: /contain …` */
const AFTER_A_SENTENCE = pattern(`^[^/\\uff0f\\r\\n]{1,80}?(?:[。！!？?：]|[.:](?=\\s))\\s*${SLASH}(?=\\p{L})`, 'u')
/** A picture, and the command behind it on its line. */
const PICTURED = pattern(
  `^${UNSEEN}(?:!\\[[^\\]]{0,200}\\]\\([^()\\s]{1,400}\\)|<img\\s[^<>]{1,400}>)${UNSEEN}${SLASH}(?=\\p{L})`,
  'u',
)
/** `hi all /contain …`; `please /approve` asks somebody else. */
const GREETED = pattern(
  `^${UNSEEN}(?:(?:ok|okay|hi|hello|hey|sorry|thanks|thank you)(?: (?:all|team|everyone|there))?|(?:お疲れ|おつかれ)(?:様|さま)(?:です|でした)?|すみません|了解(?:です|しました)?|承知しました|はい|では)[\\s,、]*${SLASH}(?=\\p{L})`,
  'iu',
)
/** `LANを抜きました /contain`: the command behind all that was said. */
const AT_ITS_END = pattern(`^[^/\\uff0f\\r\\n]{1,120}(?:た|す|済み?)\\s${SLASH}(?=[\\p{L}-]{2,20}[\\s。.!！]*$)`, 'u')
/** `封じ込め：LANを抜いた`: what was done to stop it is lost to nobody for want of a slash. */
const CONTAINED = pattern(`^${UNSEEN}(?=(?:封じ込め|封じこめ|contain)[\\p{Zs}\\t]*[：:][\\p{Zs}\\t]*\\S)`, 'iu')
/** `/status を見てください` speaks of it. */
const SPOKEN_OF = /^[a-z-]{2,20}\s*(?:を|は|が|の|で|に|と|って|コマンド)/iu

/** The text behind something that is no slash at the line's beginning, and was probably meant as a command. */
export function looseStart(line: string): string | undefined {
  for (const form of [
    OTHER_KEY,
    BAR,
    CALLED,
    ADDRESSED,
    SPOKEN,
    PICTURED,
    GREETED,
    CONTAINED,
    AFTER_A_SENTENCE,
    AT_ITS_END,
  ]) {
    const found = form().exec(line)
    if (found === null) continue
    const after = line.slice(found[0].length)
    return SPOKEN_OF.test(after) ? undefined : form === BAR ? after.replace(/[\s|]+$/u, '') : after
  }
  return undefined
}

/** A comment that begins with a heading, as the skeleton of `/record` does below its first line. */
export const beginsWithHeading = (body: string): boolean => /^\s*[#＃]{2,6}\s*[^\s#＃]/u.test(body)

/** The commands that people ask for by name alone; of other words nobody knows whether they are said to the app. */
const BARE: readonly string[] = [
  ...['help', 'ヘルプ', '使い方', 'status', '状況', '状態'],
  ...['approve', '承認', 'advance', '次へ', '進む', '次に進む'],
]
const BARE_NAME = pattern(
  `^\\s*(?:はい[、,]?\\s*)?(${BARE.join('|')})(?:します|しました|は|を?教えて(?:ください|下さい)?|進めて(?:ください|下さい)?|進みます)?[。.!！?？]{0,3}\\s*$`,
  'iu',
)

/** `status` or `承認します` with no slash at all, and nothing else in the comment: whoever writes so waits for something. */
export const bareName = (body: string): string | undefined =>
  body.length > 40 ? undefined : BARE_NAME().exec(body.normalize('NFKC'))?.[1]

const UNKNOWN = pattern(`^\\s*${SLASH}([a-z-]{1,20}|[\\p{L}]{1,6})[。.!！?？]?\\s*$`, 'u')
/** `/修正 …`: no path begins with such a word. */
const UNKNOWN_WITH_WORDS = pattern(
  `^\\s*${SLASH}([\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]{1,8})[\\s：:]`,
  'u',
)

/** `/undo` and nothing else in the comment: a word that no command is like. */
export const unknownWord = (body: string): string | undefined =>
  (body.length > 60 ? undefined : UNKNOWN().exec(body)?.[1]) ?? UNKNOWN_WITH_WORDS().exec(body.slice(0, 200))?.[1]

/** Directories and pages that people speak of: `/tmp full`. */
const PLACES: readonly string[] = [
  ...[
    'etc',
    'tmp',
    'var',
    'usr',
    'home',
    'opt',
    'bin',
    'sbin',
    'dev',
    'proc',
    'root',
    'boot',
    'lib',
    'mnt',
    'media',
    'srv',
  ],
  ...[
    'sys',
    'run',
    'data',
    'log',
    'logs',
    'backup',
    'share',
    'api',
    'login',
    'admin',
    'index',
    'search',
    'users',
    'www',
  ],
]
const LATIN_WITH_WORDS = pattern(`^\\s*${SLASH}([a-z][a-z-]{1,19})\\s+(\\S.*)$`, 'iu')
/** Goes on as a sentence about it, and not as what is asked for. */
const ABOUT_IT =
  /^(?:[をがはのにでとへもや]|から|まで|って|という|(?:is|was|are|has|had|returns?|gives?|shows?|and|or|in|on)\b)/iu

/**
 * The word behind the slash of a line beside other commands that no command is like. `isPart`: the line may as well be a
 * part of what the command above it says; then it takes a word alone, or somebody's name behind it.
 */
export function unknownBeside(line: string, isPart: boolean): string | undefined {
  const alone = line.length > 60 ? undefined : UNKNOWN().exec(line)?.[1]
  if (alone !== undefined) return PLACES.includes(alone.toLowerCase()) ? undefined : alone
  const [, word, rest = ''] = LATIN_WITH_WORDS().exec(line.slice(0, 200)) ?? []
  const isMeant = word !== undefined && !PLACES.includes(word.toLowerCase()) && !ABOUT_IT.test(rest)
  if (isPart) return isMeant && /^[@＠#]/u.test(rest) ? word : undefined
  return isMeant ? word : UNKNOWN_WITH_WORDS().exec(line.slice(0, 200))?.[1]
}
