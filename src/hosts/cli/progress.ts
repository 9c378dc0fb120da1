import type { Language } from '../../domain/policy/basics.ts'

/** A line on the work under way, gone when it is done: for somebody who watches, and nobody else. */
export interface Progress {
  begins(what: string): void
  ends(): void
}

type Terminal = Pick<NodeJS.WriteStream, 'write'> & { isTTY?: boolean }

const CLEAR = '\r\u001b[K'
const SECOND_MS = 1_000

export function progress(to: Terminal = process.stderr): Progress {
  if (to.isTTY !== true) return { begins: () => undefined, ends: () => undefined }
  return {
    begins: (what) => void to.write(`${CLEAR}… ${what}`),
    ends: () => void to.write(CLEAR),
  }
}

/** Shows what takes longer than a second, with the seconds that it has taken, for as long as it takes. */
export async function whileWorking<Result>(
  what: string,
  work: () => Promise<Result>,
  to: Terminal = process.stderr,
): Promise<Result> {
  const shown = progress(to)
  let seconds = 0
  const timer = setInterval(() => {
    seconds += 1
    shown.begins(`${what} (${seconds} s)`)
  }, SECOND_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    if (seconds > 0) shown.ends()
  }
}

/** Shows work that leaves no moment for anything else, from its beginning. */
export function whileBusy<Result>(what: string, work: () => Result, to: Terminal = process.stderr): Result {
  const shown = progress(to)
  shown.begins(what)
  try {
    return work()
  } finally {
    shown.ends()
  }
}

export const WORKING = {
  policy: { ja: '運用ポリシーを検証しています', en: 'proving the policy' },
  files: { ja: 'ファイルを運用ポリシーと比べています', en: 'comparing the files with the policy' },
  records: { ja: '記録を読んでいます', en: 'reading the records' },
  github: { ja: 'GitHub の設定を確かめています', en: 'looking at GitHub' },
  round: { ja: '巡回しています', en: 'going round' },
  tags: { ja: 'Action の版を調べています', en: 'looking up the version of the Action' },
  report: { ja: '報告を作っています', en: 'making the report' },
  pack: { ja: '監査パックを書いています', en: 'writing the audit pack' },
  proposal: { ja: 'プルリクエストを開いています', en: 'opening the pull request' },
  handover: { ja: 'GitHub からアプリを受け取っています', en: 'taking the app over from GitHub' },
  server: { ja: 'アプリを起動しています', en: 'starting the app' },
  sandbox: { ja: '内蔵 GitHub を起動しています', en: 'starting the embedded GitHub' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>
