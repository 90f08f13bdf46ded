/**
 * The one style sheet of report.html: paper, ink, and one accent; colour is never the only carrier of a meaning.
 *
 * Contrast of every text on its ground is at least 4.5:1 (WCAG 2.2 AA). No web fonts: the file must look the same in an
 * office without internet, and a font file is larger than the report.
 */
import { Html } from './markup.ts'

const CSS = `
:root {
  --ink: #1c2430; --soft: #55606e; --line: #d9dee5; --faint: #eef1f5; --paper: #ffffff; --ground: #f5f6f8;
  --accent: #1f5582; --accent-soft: #dbe7f1;
  --reached: #9c2f24; --reached-soft: #fbeae7; --below: #24694a; --below-soft: #e5f2eb; --open: #855a00; --open-soft: #fbf1da;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 14px/1.6 "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", "Source Han Sans TC", system-ui, sans-serif;
  font-variant-numeric: tabular-nums; text-rendering: optimizeLegibility;
}
a { color: var(--accent); text-underline-offset: 2px; }
.page { max-width: 1180px; margin: 0 auto; padding: 0 28px 64px; }
.masthead { background: var(--paper); border-bottom: 1px solid var(--line); border-top: 5px solid var(--accent); margin-bottom: 28px; }
.masthead .page { padding: 26px 28px 20px; }
h1 { font-size: 27px; line-height: 1.3; margin: 0 0 4px; letter-spacing: .02em; font-weight: 700; }
h2 { font-size: 19px; line-height: 1.35; margin: 44px 0 12px; padding-bottom: 7px; border-bottom: 2px solid var(--ink); font-weight: 700; letter-spacing: .02em; }
h3 { font-size: 15px; line-height: 1.45; margin: 0 0 8px; font-weight: 700; }
p { margin: 0 0 10px; }
.soft { color: var(--soft); }
.small { font-size: 12.5px; }
.facts { display: flex; flex-wrap: wrap; gap: 2px 26px; color: var(--soft); font-size: 13px; margin: 0; padding: 0; list-style: none; }
.facts b { color: var(--ink); font-weight: 500; }
.scope { font-weight: 700; margin: 0 0 6px; overflow-wrap: anywhere; }
.contents { margin-top: 14px; font-size: 13px; display: flex; flex-wrap: wrap; gap: 2px 18px; padding: 0; list-style: none; }
.notice { background: var(--open-soft); border-left: 4px solid var(--open); padding: 9px 14px; margin: 0 0 20px; }
.card { background: var(--paper); border: 1px solid var(--line); border-left-width: 5px; border-radius: 3px; padding: 20px 24px 18px; margin: 0 0 18px; }
.card.reached { border-left-color: var(--reached); } .card.below { border-left-color: var(--below); } .card.undetermined { border-left-color: var(--open); }
.card-head { display: flex; justify-content: space-between; gap: 20px; align-items: flex-start; }
.card-head h3 { font-size: 16.5px; margin: 0 0 2px; }
.verdict { flex: none; font-weight: 700; font-size: 15px; padding: 4px 14px; border-radius: 3px; white-space: nowrap; }
.reached .verdict { background: var(--reached-soft); color: var(--reached); } .below .verdict { background: var(--below-soft); color: var(--below); }
.undetermined .verdict { background: var(--open-soft); color: var(--open); }
.measure { display: grid; grid-template-columns: 235px 1fr; gap: 24px; align-items: center; margin: 12px 0 10px; }
.big { font-size: 36px; line-height: 1.15; font-weight: 700; letter-spacing: -.01em; }
.big small { font-size: 14px; font-weight: 400; color: var(--soft); letter-spacing: 0; margin-left: 5px; }
.number-part + .number-part { border-top: 1px solid var(--line); margin-top: 14px; padding-top: 12px; } .number-title { margin: 0 0 2px; }
.overview { margin-bottom: 18px; } .verdict-cell { font-weight: 600; } .verdict-cell.reached { color: var(--reached); } .verdict-cell.below { color: var(--below); } .verdict-cell.undetermined { color: var(--open); }
.halves { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 34px; align-items: start; }
.halves > div { min-width: 0; }
h4 { font-size: 13px; margin: 12px 0 4px; color: var(--soft); font-weight: 700; }
ul.plain { margin: 0; padding-left: 1.15em; } ul.plain li { margin: 0 0 3px; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
.over { position: relative; left: var(--along); transform: translateX(calc(-1 * var(--along))); width: max-content; max-width: 100%; font-size: 12px; line-height: 1.3; margin: 0; } .ends { display: flex; justify-content: space-between; color: var(--soft); font-size: 11.5px; line-height: 1.4; margin: 0 0 4px; }
.tiles { display: grid; grid-template-columns: repeat(6, 1fr); gap: 12px; }
.classes { margin-top: 18px; } .panel p, .files p { margin: 4px 0 0; }
.tile { background: var(--paper); border: 1px solid var(--line); border-radius: 3px; padding: 13px 16px 12px; }
.tile dt { color: var(--soft); font-size: 13px; } .tile dd { margin: 0; }
.tile .value { font-size: 27px; line-height: 1.3; font-weight: 700; }
dl.tiles { margin: 0; }
table { width: 100%; border-collapse: collapse; background: var(--paper); }
caption h3 { color: var(--ink); }
caption { text-align: left; color: var(--soft); font-size: 13px; padding: 0 0 7px; }
th, td { padding: 6px 9px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { font-size: 12.5px; font-weight: 700; color: var(--soft); border-bottom: 1.5px solid var(--ink); vertical-align: bottom; background: var(--paper); }
th.number, td.number { text-align: right; white-space: nowrap; overflow-wrap: normal; }
thead th, .terms th, td.terms, .terms td, .pairs th { word-break: keep-all; overflow-wrap: break-word; } .prose td { overflow-wrap: break-word; } .terms .number, .overview .number { white-space: normal; } .whole { white-space: nowrap; }
.framed { border: 1px solid var(--line); border-radius: 3px; overflow: hidden; background: var(--paper); }
.scroll { overflow-x: auto; }
table.compact th, table.compact td { padding: 4px 8px 4px 0; font-size: 13px; } table.compact tr:last-child > * { border-bottom: 0; }
table.compact .number { padding-right: 8px; }
.mark { font-weight: 700; }
.files > tbody { border-bottom: 1px solid #aeb7c2; }
.files tr.main > * { border-bottom: 0; padding-bottom: 1px; }
.files tr.more > * { padding-top: 1px; padding-bottom: 9px; border-bottom: 0; }
.files th[scope=row] { font-weight: 400; }
.name { font-weight: 700; overflow-wrap: anywhere; } .path { color: var(--soft); font-size: 12px; line-height: 1.45; overflow-wrap: anywhere; }
.chip { display: inline-block; border-radius: 2px; padding: 0 7px; font-size: 12.5px; font-weight: 700; white-space: nowrap; }
.chip.high { background: var(--reached-soft); color: var(--reached); } .chip.medium { background: var(--open-soft); color: var(--open); } .chip.low { background: var(--below-soft); color: var(--below); }
.bits { display: flex; flex-wrap: wrap; gap: 1px 16px; font-size: 12.5px; color: var(--soft); margin: 0; padding: 0; list-style: none; }
.bits code { color: var(--ink); } .bits b { color: var(--ink); font-weight: 500; }
code { font-family: ui-monospace, "SFMono-Regular", Consolas, "Noto Sans Mono CJK TC", "Noto Sans TC", monospace; font-size: .93em; }
.grid th, .grid td { text-align: center; padding: 3px 2px; font-size: 12.5px; }
.grid thead th.turned { height: 11.5em; padding: 6px 0; } .grid .turned span { writing-mode: vertical-rl; margin: 0 auto; line-height: 1.2; white-space: nowrap; letter-spacing: .06em; }
:lang(en) .grid .turned span { transform: rotate(180deg); letter-spacing: 0; }
.grid th.name { text-align: left; padding-left: 9px; }
.grid tbody th { text-align: left; font-weight: 400; padding: 3px 9px; } .grid td.dot { color: var(--accent); border-left: 1px solid var(--faint); } .grid td.special { color: var(--reached); background: #fdf6f5; } .grid th.special { color: var(--reached); }
.grid .number { text-align: right; padding-right: 8px; }
.charts { display: grid; grid-template-columns: 1fr 1fr; gap: 18px; align-items: start; }
.charts > .wide { grid-column: 1 / -1; }
.panel { background: var(--paper); border: 1px solid var(--line); border-radius: 3px; padding: 14px 18px 12px; margin: 0; min-width: 0; }
.bars th, .bars td { border: 0; padding: 2.5px 0; font-size: 13px; vertical-align: middle; line-height: 1.35; } .bars th { font-weight: 400; width: 42%; padding-right: 12px; } .bars td.number { width: 6.5em; padding-left: 10px; }
.bars thead th { border-bottom: 1px solid var(--line); font-size: 12px; }
.swatch { display: inline-block; width: 11px; height: 11px; vertical-align: -1px; margin-right: 7px; }
.unread { margin: 0 0 22px; } .unread table { font-size: 12.5px; } .unread td { padding: 2.5px 9px; } .unread table { table-layout: fixed; } .unread th:nth-child(2) { width: 20%; } .unread th:nth-child(3) { width: 9em; }
.unread .head { padding: 9px 12px 7px; border-bottom: 1px solid var(--line); background: var(--faint); }
.unread .head h3 { margin: 0; } .unread .more { padding: 6px 12px; }
.method dt { font-weight: 700; margin-top: 8px; } .method dd { margin: 0 0 4px; }
footer { margin-top: 44px; padding-top: 12px; border-top: 1px solid var(--line); color: var(--soft); font-size: 12.5px; }
@media screen and (max-width: 860px) { .measure, .halves, .charts { grid-template-columns: 1fr; } .tiles { grid-template-columns: 1fr 1fr; } .page { padding-left: 16px; padding-right: 16px; } .wide-table { min-width: 860px; } .card { padding: 16px 12px 14px 14px; } table.terms th, table.terms td { padding-right: 6px; } }
@page { size: A4; margin: 16mm 13mm 17mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9px sans-serif; color: #55606e; } }
@media print {
  body { background: none; font-size: 9.6pt; line-height: 1.5; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .page, .masthead .page { padding-left: 0; padding-right: 0; max-width: none; }
  .masthead { margin-bottom: 14px; border-bottom: 0; } .masthead .page { padding-bottom: 0; } .contents { display: none; }
  p, li, dd { orphans: 3; widows: 3; } h2 { margin-top: 26px; } h2, h2 + p, h3, h3 + p, h4, h4 + p, caption, thead, dt, .head { break-after: avoid; }
  .card-head, .measure, tr.main, tbody tr:first-child:not(:last-child) { break-after: avoid; } footer, .after, .more, tbody tr:last-child:not(:first-child) { break-before: avoid; }
  .card-head, .measure, .halves, .tile, .tiles, .panel, .files > tbody, tr { break-inside: avoid; } thead { display: table-header-group; }
  .scroll, .framed { overflow: visible; border: 0; } .measure { grid-template-columns: 190px 1fr; } .big { font-size: 28px; }
  .tiles { grid-template-columns: repeat(3, 1fr); } .tiles, .charts { gap: 8px; } .card { padding: 12px 15px 10px; margin-bottom: 11px; } .panel { padding: 9px 12px; }
  th, td { padding-top: 3.5px; padding-bottom: 3.5px; } .halves { gap: 4px 22px; } h4 { margin-top: 7px; } .bars th, .bars td { font-size: 8.6pt; padding: 1px 0; } .small { font-size: 8.8pt; } table.compact th, table.compact td { font-size: 8.8pt; padding-top: 2.5px; padding-bottom: 2.5px; }
  footer { margin-top: 20px; } .tile { padding: 9px 11px; } .tile .value { font-size: 20px; } a { color: inherit; text-decoration: none; }
  .files th, .files td { padding-left: 4px; padding-right: 4px; } .files td.number { white-space: normal; }
  .grid th, .grid td { font-size: 8pt; } .grid tbody th { padding: 2px 4px; } .grid td.dot { padding: 2px 0; }
}
`

/** The style sheet, as the content of a `<style>` element. */
export const STYLES = new Html(CSS)
