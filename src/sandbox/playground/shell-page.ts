import type { Answer } from '../route.ts'
import { ASSETS_PATH } from './assets.ts'
import { page } from './page-answer.ts'
import type { PlaygroundFacts } from './playground-facts.ts'

/** Its own program and style alone, and nothing from anywhere else: what people write cannot run even where it got through. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** GitHub's own addresses lead to the playground, so that a link in a comment leads to what it names. */
export function shellPage(facts: PlaygroundFacts): (method: string, url: URL, accept?: string) => Answer | undefined {
  const text = shell(facts)
  return (method, url, accept = '') =>
    method === 'GET' && accept.includes('text/html') && !url.pathname.startsWith('/_') ? page(text, POLICY) : undefined
}

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" fill="#cf222e"/><path d="M8 2.5c1 2 3.5 3.2 3.5 6.2a3.5 3.5 0 0 1-7 0c0-1.4.7-2.3 1.4-3 .1.9.5 1.4 1 1.6C6.700 5.500 7 4 8 2.500z" fill="#fff"/></svg>',
)}`

// In a data block `<` alone could end it.
const shell = (facts: PlaygroundFacts): string => `<!doctype html>
<html lang="${facts.locale === 'en' ? 'en' : 'ja'}" data-color-mode="auto" data-light-theme="light" data-dark-theme="dark">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hikeshi playground</title><link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${ASSETS_PATH}/playground.css">
<script type="application/json" id="facts">${JSON.stringify(facts).replaceAll('<', '\\u003c')}</script>
<script type="module" src="${ASSETS_PATH}/playground.js"></script></head>
<body><div id="playground"></div><noscript>このページには JavaScript が必要です。/ This page needs JavaScript.</noscript></body></html>`
