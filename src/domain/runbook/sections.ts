import type { Language } from '../policy/basics.ts'

/** The parts of a runbook's body: the first minutes, then the phases of a response (R4.2-2, R4.3-1, R4.4-1). */
export const SECTION_IDS = ['first', 'analysis', 'containment', 'eradication', 'recovery', 'learning'] as const
export type SectionId = (typeof SECTION_IDS)[number]

/** `first` is a help for the night; the phases are what a procedure has to have. */
export const REQUIRED_SECTIONS: readonly SectionId[] = SECTION_IDS.filter((id) => id !== 'first')

export const SECTION_HEADINGS: Readonly<Record<Language, Readonly<Record<SectionId, string>>>> = {
  ja: {
    first: 'まず5分',
    analysis: '分析',
    containment: '封じ込め',
    eradication: '根絶',
    recovery: '復旧',
    learning: '学習',
  },
  en: {
    first: 'First five minutes',
    analysis: 'Analysis',
    containment: 'Containment',
    eradication: 'Eradication',
    recovery: 'Recovery',
    learning: 'Learning',
  },
}

export function sectionOf(heading: string): SectionId | undefined {
  const wanted = heading.trim().toLowerCase()
  return SECTION_IDS.find((id) =>
    Object.values(SECTION_HEADINGS).some((headings) => headings[id].toLowerCase() === wanted),
  )
}
