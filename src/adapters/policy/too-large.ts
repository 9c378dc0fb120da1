import type { Language } from '../../domain/policy/basics.ts'
import type { PolicyLoadCode, PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { inKiB, LARGEST_FILE } from '../../domain/values/size-bounds.ts'
import { fillIn } from '../messages/fill-in.ts'

const WORDS: Readonly<Record<Language, string>> = {
  ja: 'ファイルの大きさは {size} KiB です。{most} KiB までしか読みません',
  en: 'the file has {size} KiB; no more than {most} KiB is read',
}

/** The words on a policy file that is not read at all. */
export function tooLarge(
  file: string,
  size: number,
  language: Language,
): PolicyProblem<PolicyLoadCode> & { severity: 'error' } {
  const params = { size: inKiB(size), most: inKiB(LARGEST_FILE) }
  return {
    ...{ code: 'too-large', message: fillIn(WORDS[language], params) },
    ...{ file, path: [], line: 1, column: 1, severity: 'error' },
  }
}
