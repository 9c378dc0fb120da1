import type { Answer } from '../route.ts'

/** A page, which may load nothing. */
export const show = (text: string, status = 200): Answer => ({
  status,
  body: text,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  },
})
