export const REPORT_STYLE = `
:root { color-scheme: light dark; --line: #d0d7de; --bar: #0969da; --bad: #cf222e; --soft: #656d76 }
@media (prefers-color-scheme: dark) { :root { --line: #30363d; --bar: #4493f8; --bad: #f85149; --soft: #9198a1 } }
body { font: 16px/1.5 system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif; margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem }
h1 { font-size: 1.6rem; margin: 0 } h2, figcaption { font-size: 1.1rem; font-weight: 600; margin: 0 0 .6rem }
header p { color: var(--soft); margin: .2rem 0 1.2rem }
.tiles { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); margin-bottom: 1.2rem }
.tile, figure { border: 1px solid var(--line); border-radius: 8px; margin: 0; padding: .8rem 1rem; break-inside: avoid }
.tile b { display: block; font-size: 1.8rem; line-height: 1.2 } .tile span { color: var(--soft) } .bad b { color: var(--bad) }
.charts { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); margin-bottom: 1.6rem }
svg { width: 100%; max-width: 26rem; height: auto } rect { fill: var(--bar) } text { fill: currentColor; font-size: 12px }
table { border-collapse: collapse; width: 100%; font-size: .92rem }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top } a { color: var(--bar) }
td:empty::after { color: var(--soft); content: "–" }
@media (max-width: 45rem) {
  .register thead { display: none } .register tr { border: 1px solid var(--line); border-radius: 8px; display: block; margin-bottom: .8rem; padding: .4rem }
  .register td { border: 0; display: grid; grid-template-columns: 8rem 1fr; padding: .15rem .4rem } .register td::before { color: var(--soft); content: attr(data-label) }
}
@media print { body { max-width: none; padding: 0; font-size: 11px } .charts { grid-template-columns: 1fr 1fr } tr { break-inside: avoid } rect { print-color-adjust: exact; -webkit-print-color-adjust: exact } a { color: inherit; text-decoration: none } }
`
