export const REPORT_STYLE = `
:root { color-scheme: light dark; --line: #d0d7de; --bar: #0969da; --bad: #cf222e; --soft: #59636e; --ink: #1f2328; --ground: #ffffff }
@media (prefers-color-scheme: dark) { :root { --line: #30363d; --bar: #4493f8; --bad: #f85149; --soft: #9198a1; --ink: #f0f6fc; --ground: #0d1117 } }
body { background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif; margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem }
h1 { font-size: 1.6rem; margin: 0 } h2, figcaption { font-size: 1.1rem; font-weight: 600; margin: 0 0 .6rem }
header p { color: var(--soft); margin: .2rem 0 1.2rem }
.tiles { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); margin-bottom: 1.2rem }
.tile, figure { border: 1px solid var(--line); border-radius: 8px; margin: 0; padding: .8rem 1rem; break-inside: avoid }
.tile b { display: block; font-size: 1.8rem; line-height: 1.2 } .tile span { color: var(--soft) } .bad b { color: var(--bad) }
.charts { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); margin-bottom: 1.6rem } .wide { grid-column: 1 / -1 } .wide td { min-width: 5.5rem }
section + section > h2 { margin-top: 1.6rem }
small, .note { color: var(--soft); font-size: .82rem; font-weight: 400 } small { display: block } .note { margin: .6rem 0 0 }
.cases { position: relative } .only { position: absolute; top: 0; opacity: 0 } .title { display: block; color: var(--soft); overflow-wrap: anywhere } .tile, .bar, .every { cursor: pointer; border-radius: 8px } .every { color: var(--bar); font-size: .82rem; font-weight: 400 } .choice.every { float: right } td .every { font-size: inherit; text-decoration: underline; padding: 0 .4rem }
body:has(.only:focus-visible) .choice { outline: 2px solid var(--bar) }
.bars { list-style: none; margin: 0; padding: 0 } .bar { display: grid; grid-template-columns: 1fr auto; padding: .15rem .2rem } .bar span { grid-column: 1 / 3; font-size: .9rem }
.bar i { align-self: center; background: var(--bar); border-radius: 2px; height: .55rem } .bar b { font-weight: 400; margin-left: .5rem }
table { border-collapse: collapse; width: 100%; font-size: .92rem }
th { word-break: keep-all } td:nth-child(n+4):nth-child(-n+5) { word-break: keep-all }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top } a { color: var(--bar) }
h2 { break-after: avoid } .whole { white-space: nowrap } .note.choice { margin-bottom: .4rem }
td:empty::after { color: var(--soft); content: "–" }
@media screen and (max-width: 45rem) {
  .register thead { display: none } .register tr { border: 1px solid var(--line); border-radius: 8px; display: block; margin-bottom: .8rem; padding: .4rem }
  .register td { border: 0; display: grid; grid-template-columns: 8rem 1fr; padding: .15rem .4rem } .register td::before { color: var(--soft); content: attr(data-label) }
  .wide thead { display: none } .wide tr { border-bottom: 1px solid var(--line); display: grid; grid-template-columns: repeat(3, 1fr); padding: .4rem 0 } .wide th, .wide td { border: 0; min-width: 0 }
  .wide th { grid-column: 1 / -1 } .wide td::before { color: var(--soft); content: attr(data-label); display: block; font-size: .82rem }
}
@page { size: A4; margin: 14mm }
@media print { :root { --ground: #ffffff; --ink: #000000; --line: #d0d7de; --soft: #59636e } body { max-width: none; padding: 0; font-size: 11px } th, td { padding: .25rem .3rem } .charts { grid-template-columns: 1fr 1fr } tr { break-inside: avoid } #cases { font-size: 10px } #cases td:is(:first-child, :nth-child(3)) { min-width: 8em } .bar i { print-color-adjust: exact; -webkit-print-color-adjust: exact } a { color: inherit; text-decoration: none } .choice { display: none } }
`
