import type { Language } from '../../../../src/domain/policy/basics.ts'
import { FAULTS } from '../../../contracts/faults.ts'
import { code, table } from './table.ts'

const HEADINGS: Readonly<Record<keyof typeof FAULTS, Readonly<Record<Language, string>>>> = {
  deliveries: { en: 'Deliveries', ja: '配信' },
  answers: { en: 'Answers and limits', ja: '応答と制限' },
  processes: { en: 'Processes', ja: 'プロセス' },
  settings: { en: 'Settings and places', ja: '設定と場所' },
  people: { en: 'What people and bots do', ja: '人とボットの操作' },
  record: { en: 'The record', ja: '記録' },
  policy: { en: 'Policy and plans', ja: 'ポリシーと計画' },
}

const HEAD: Readonly<Record<Language, readonly string[]>> = {
  en: ['what goes wrong', 'what you see', 'played by'],
  ja: ['起こること', '見えること', '確かめるテスト'],
}

/** Every fault by name, with what a person sees of it and the test that plays it. */
export const faults = (language: Language): string =>
  (Object.keys(FAULTS) as (keyof typeof FAULTS)[])
    .map((theme) => {
      const rows = FAULTS[theme].map(({ fault, seen, shown }) => [fault[language], seen[language], code(shown[0])])
      return `## ${HEADINGS[theme][language]}\n\n${table(HEAD[language], rows)}`
    })
    .join('\n\n')
