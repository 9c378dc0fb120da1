import type { Language } from '../../domain/policy/basics.ts'

interface RecordsWords {
  audited(failing: number, findings: number): string
  reported(cases: number, page: string): string
  cut: string
}

/** The summary's words on runs that look at all records. */
export const RECORDS_WORDS: Readonly<Record<Language, RecordsWords>> = {
  ja: {
    audited: (failing, findings) => `運用確認：不適合 ${failing} 項目、指摘 ${findings} 件。`,
    reported: (cases, page) => `インシデント ${cases} 件の報告書を ${page} に作りました。`,
    cut: '（長いため、続きはファイルにあります）',
  },
  en: {
    audited: (failing, findings) => `Operation check: ${failing} requirements fail, with ${findings} findings.`,
    reported: (cases, page) => `The report of ${cases} incidents is in ${page}.`,
    cut: '(Too long for here: the rest is in the file.)',
  },
}
