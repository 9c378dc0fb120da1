import type { Language } from '../policy/basics.ts'
import { SECTION_HEADINGS, SECTION_IDS } from './sections.ts'

const CONTACTS = {
  ja: [
    ['server-company', 'サーバ会社'],
    ['cloud-provider', 'クラウドサービス提供社'],
    ['tokyo-chamber-of-commerce', '東京商工会議所'],
    ['legal-help', '顧問弁護士などの法的支援機関'],
  ],
  en: [
    ['server-company', 'Server company'],
    ['cloud-provider', 'Cloud provider'],
    ['tokyo-chamber-of-commerce', 'Tokyo Chamber of Commerce and Industry'],
    ['legal-help', 'Legal help'],
  ],
} as const

const START = {
  ja: { spreading: '被害が広がっている', severe: '深刻度が高以上' },
  en: { spreading: 'The damage is spreading', severe: 'Severity is high or critical' },
} as const

/**
 * A new runbook to fill in, for a kind that has none yet (R4.2-3). What only people can say stays empty,
 * so that the check names it and nobody takes the skeleton for a procedure.
 */
export function runbookSkeleton(language: Language, kind: string): string {
  const contacts = CONTACTS[language].flatMap(([id, who]) => [
    `  - id: ${id}`,
    `    who: ${who}`,
    '    for: ""',
    '    phone: ""',
  ])
  const head = [
    `id: ${kind}`,
    'title: ""',
    `kinds: [${kind}]`,
    'systems: []',
    'executive: representative',
    'owner: officer',
    'reviewed: null',
    'review-every: P12M',
    'drill-every: P12M',
    'start:',
    '  - id: spreading',
    '    when: { fact: ongoing, is: [spreading] }',
    `    text: ${START[language].spreading}`,
    '  - id: severe',
    '    when: { fact: severity, is: [critical, high] }',
    `    text: ${START[language].severe}`,
    'end: []',
    'cooperation:',
    '  inside: []',
    '  outside: []',
    'contacts:',
    ...contacts,
  ]
  const body = SECTION_IDS.flatMap((id) => ['', `## ${SECTION_HEADINGS[language][id]}`, '', '- [ ] '])
  return ['---', ...head, '---', ...body, ''].join('\n')
}
