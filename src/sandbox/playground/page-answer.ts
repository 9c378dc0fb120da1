import type { Answer } from '../route.ts'

/** A page, and what it may load. */
export const page = (text: string, policy: string): Answer => ({
  status: 200,
  body: text,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  },
})
