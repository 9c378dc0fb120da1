import { Option } from 'commander'
import { LANGUAGES } from '../../../domain/policy/languages.ts'

/** Of a command whose language is that of its reader alone. */
export const localeOption = (): Option =>
  new Option('--locale <language>', "language of what is said (default: the policy's, else the terminal's)").choices(
    LANGUAGES,
  )
