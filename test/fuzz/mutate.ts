/** Pieces that mean something somewhere. */
export const TOKENS: readonly string[] = [
  ...[
    '/contain ',
    '／段階 ',
    '/record\n',
    '/set damage ',
    '/adopt ',
    '@officer',
    '＠',
    '\n',
    '\r\n',
    '\u2028',
    '\0',
    '\u200b',
    '\u202e',
  ],
  ...[
    '### ',
    '- [ ] ',
    '> ',
    '```',
    '~~~',
    '`',
    '<!-- hikeshi:status -->',
    '<!--',
    '-->',
    '<b>',
    '&lt;',
    '[a](b)',
    '![',
    ']',
  ],
  ...[
    '---\n',
    ': ',
    '&a ',
    '*a',
    '<<: ',
    '!!js/function',
    '{',
    '}',
    '[',
    '"',
    "'",
    '\\',
    '|',
    '%',
    '2030-01-01',
    '25:61',
    '今',
  ],
  ...[
    '__proto__',
    'constructor',
    'null',
    'true',
    '1e309',
    '-0',
    '\ud800',
    '𠮷',
    'ﷺ',
    '﹟',
    'ledger/2030/000001.jsonl',
    '../',
  ],
]

/** A reproducible draw from 0 up to, not including, 1. */
export function drawer(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const LONGEST = 4_096

/** A text changed in a few places: something put in, taken out, doubled, or taken from another one. */
export function mutated(text: string, other: string, draw: () => number): string {
  let now = text
  for (let times = 1 + Math.floor(draw() * 4); times > 0; times -= 1) {
    const at = Math.floor(draw() * (now.length + 1))
    const to = Math.min(now.length, at + Math.floor(draw() * 16))
    const token = TOKENS[Math.floor(draw() * TOKENS.length)] ?? ''
    const ways = [
      () => now.slice(0, at) + token + now.slice(at),
      () => now.slice(0, at) + now.slice(to),
      () => now.slice(0, to) + now.slice(at, to).repeat(1 + Math.floor(draw() * 8)) + now.slice(to),
      () => now.slice(0, at) + other.slice(Math.floor(draw() * (other.length + 1))),
      () => now.slice(0, at) + String.fromCharCode(Math.floor(draw() * 0x3100)) + now.slice(to),
    ]
    now = (ways[Math.floor(draw() * ways.length)]?.() ?? now).slice(0, LONGEST)
  }
  return now
}
