const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export type Html = { html: string }

/** A template whose values are text, unless they were made by `html` themselves: what people write is never markup. */
export function html(parts: TemplateStringsArray, ...values: (string | number | Html | readonly Html[])[]): Html {
  const shown = values.map((value) => {
    if (typeof value === 'string' || typeof value === 'number')
      return String(value).replace(/[&<>"']/g, (each) => ENTITIES[each] ?? '')
    return 'html' in value ? value.html : value.map((each) => each.html).join('')
  })
  return { html: parts.map((part, at) => part + (shown[at] ?? '')).join('') }
}

const STYLE = `
:root{color-scheme:light dark;--line:#8884;--soft:#8881;--accent:#c2410c}
*{box-sizing:border-box}
body{font:15px/1.55 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
h1{font-size:1.5rem;margin:.2rem 0 1rem}h2{font-size:1.05rem;margin:2rem 0 .6rem}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top}
pre,.text{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--soft);border:1px solid var(--line);border-radius:.5rem;padding:.8rem;margin:.4rem 0}
code{overflow-wrap:anywhere}
.tag{display:inline-block;border:1px solid var(--line);border-radius:1rem;padding:0 .6rem;font-size:.85em;margin:0 .25rem .25rem 0}
.by{color:#888;font-size:.9em;margin-top:1.2rem}
.board{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(10rem,1fr);gap:.8rem;overflow-x:auto}
.board>div{background:var(--soft);border-radius:.5rem;padding:.6rem}.card{border:1px solid var(--line);border-radius:.4rem;padding:.4rem .6rem;margin-top:.5rem}
`

export const document = (title: string, body: Html): string =>
  `<!doctype html>${
    html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${{ html: STYLE }}</style></head><body><p><a href="/">Hikeshi sandbox</a></p>
<h1>${title}</h1>${body}</body></html>`.html
  }`
