/** Names that are plainly examples, beside the logins that scripts rely on. */
const NAMES: Readonly<Record<string, { ja: string; en: string }>> = {
  reporter: { ja: '見本 はな', en: 'Hana Example' },
  officer: { ja: '見本 まもる', en: 'Max Example' },
  deputy: { ja: '見本 つぐみ', en: 'Dana Example' },
  executive: { ja: '見本 しきる', en: 'Erin Example' },
  sysadmin: { ja: '見本 くらう', en: 'Sam Example' },
  responder: { ja: '見本 けす', en: 'Rei Example' },
  board: { ja: '見本 とりしまる', en: 'Bo Example' },
  admin: { ja: '見本 かんり', en: 'Ada Example' },
  outsider: { ja: '見本 そと', en: 'Otto Example' },
}

export const nameOf = (login: string, locale: string): string => NAMES[login]?.[locale === 'ja' ? 'ja' : 'en'] ?? login

export interface PersonShown {
  login: string
  names: { ja: string; en: string }
}
