import { because, type Reason } from './reason.ts'

/** Only who has one of these roles may ask for it. */
export const notForYou = (
  roles: readonly string[],
  clause: string | undefined,
  about: { field?: string; phase?: string } = {},
): Reason => because('not-for-you', clause, { ...about, roles })

export const isNotForYou = ({ code }: { code: string }): boolean => code === 'not-for-you'
