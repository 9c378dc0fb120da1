import { type Words as PolicyWords, wordsIn } from '../../domain/policy/basics.ts'
import { LANGUAGES, type Language } from '../../domain/policy/languages.ts'
import { ACTION_PLACEHOLDER, type Choices, DEFAULT_LOCALE, MODES, type Mode } from './choices.ts'

/** Puts one question and waits for a line. */
export type Ask = (question: string) => Promise<string>

/** A role that names people. */
interface Role {
  id: string
  label: PolicyWords
}

/**
 * Asks for what is not known yet; an empty line takes what stands in brackets. `roles` are those that name people in that
 * mode, `spoken` is the language of whoever is asked.
 */
export async function askChoices(
  known: Partial<Choices>,
  roles: (mode: Mode) => readonly Role[],
  ask: Ask,
  spoken: Language | 'as-chosen',
): Promise<Partial<Choices>> {
  const locale = known.locale ?? (await choose(ask, '言語 / Language (ja, en)', LANGUAGES, DEFAULT_LOCALE))
  const language = spoken === 'as-chosen' ? locale : spoken
  const words = WORDS[language]
  const mode = known.mode ?? (await choose(ask, `${words.modes}\n${words.mode}`, MODES, 'app'))
  const company = known.company ?? (await line(ask, words.company))
  const phone = known.phone ?? (await line(ask, words.phone))
  const action = known.action ?? (mode === 'app' ? '' : await line(ask, words.action))
  const wording = { question: words.people[mode], first: words.organs, language }
  const people = await askPeople(known.people ?? {}, roles(mode), wording, ask)
  return {
    ...known,
    ...{ locale, mode },
    ...(company === '' ? {} : { company }),
    ...(phone === '' ? {} : { phone }),
    ...(action === '' ? {} : { action }),
    people,
  }
}

const line = async (ask: Ask, question: string): Promise<string> => (await ask(`${question}: `)).trim()

/** Asks again until the answer is one of them. */
async function choose<T extends string>(ask: Ask, question: string, from: readonly T[], otherwise: T): Promise<T> {
  for (;;) {
    const said = await line(ask, `${question} [${otherwise}]`)
    const found = said === '' ? otherwise : from.find((each) => each === said)
    if (found !== undefined) return found
  }
}

async function askPeople(
  known: Choices['people'],
  roles: readonly Role[],
  { question, first, language }: { question: string; first: string; language: Language },
  ask: Ask,
) {
  const people: Record<string, readonly string[]> = { ...known }
  let lead = `${first}\n`
  for (const { id: role, label } of roles) {
    if (people[role] !== undefined) continue
    const logins = (await line(ask, `${lead}${question} ${wordsIn(language, label)} (${role})`))
      .split(/[\s,]+/)
      .filter((login) => login !== '')
    lead = ''
    if (logins.length > 0) people[role] = logins
  }
  return people
}

interface Words {
  modes: string
  mode: string
  company: string
  phone: string
  action: string
  /** A sentence on roles that no company has by that name: who stands for them. Said once, before the first role. */
  organs: string
  people: Readonly<Record<Mode, string>>
}

const WORDS: Readonly<Record<Language, Words>> = {
  ja: {
    modes: `動かし方:
  app             自社のサーバーで動くアプリ。すぐに応え、ボードの移動もその場で分かる。
  action          GitHub Actions とアプリのトークン。サーバーは不要。応答は分の単位。ボードの移動は次の巡回（sweep）で
                  見つかる。督促は巡回の間隔より細かくはならない。cron を最後に変えた人が
                  組織を離れると、巡回は止まる。
  one-repository  GitHub Actions の GITHUB_TOKEN だけ。アプリも不要。action の制約に加え、役割はユーザー名で書き、
                  ボードと、限られた人だけが読める案件（違反など）は使えない。手順書も同じリポジトリに置く。`,
    mode: 'どれにしますか (app, action, one-repository)',
    company: '会社名（空欄は後で。採択までに必要）',
    phone: '被害が広がっているときに社員がかける電話番号（空欄は後で。採択までに必要）',
    action: `Action の場所 owner/name@ref [${ACTION_PLACEHOLDER}]`,
    organs: `だれが担うか。合同会社には取締役会がないので、board には社員総会にあたる社員全員を書く。社内にいない役割は空欄のままにし、
できた運用ポリシーに { outside: 社員総会 } のように、代わりに担う人を書く。`,
    people: {
      app: 'GitHub のユーザー名か team:チーム名（カンマ区切り、空欄なら土台の名前のチーム）:',
      action: 'GitHub のユーザー名か team:チーム名（カンマ区切り、空欄なら土台の名前のチーム）:',
      'one-repository': 'GitHub のユーザー名（カンマ区切り、空欄は後で）:',
    },
  },
  en: {
    modes: `Ways to run it:
  app             the app on a server of yours: answers at once and sees board moves as they happen.
  action          GitHub Actions with an app's token, no server: answers within minutes; a board move is found by the next
                  sweep; reminders come no finer than the sweep's interval. It stops when
                  the last person who changed its cron leaves the organisation.
  one-repository  GitHub Actions with GITHUB_TOKEN alone, no app: as above, and roles list users, there is no board, and no
                  case that only few may read (violations); runbooks lie in the same repository.`,
    mode: 'Which one (app, action, one-repository)',
    company: 'Name of the company (empty: later, needed before adoption)',
    phone: 'Phone number that people call when it is spreading (empty: later, needed before adoption)',
    action: `Where the Action is, owner/name@ref [${ACTION_PLACEHOLDER}]`,
    organs: `Who carries it. A company of members (合同会社) has no board of directors: for board name all members, who are its meeting. Leave a
role empty that nobody in the company holds, and say in the policy that is made who stands in, as { outside: the members' meeting }.`,
    people: {
      app: 'Logins on GitHub or team:slug (with commas; empty: the team as the base names it) of',
      action: 'Logins on GitHub or team:slug (with commas; empty: the team as the base names it) of',
      'one-repository': 'Logins on GitHub (with commas; empty: later) of',
    },
  },
}
