/** The style sheet of the form: black on white, ruled as the official form is, two pages of A4. */
import { Html } from '../html/markup.ts'

/** The content of a `<style>` element. */
export const INCIDENT_STYLES = new Html(`
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #111; font: 14px/1.6 "Noto Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 800px; margin: 0 auto; padding: 28px 24px 48px; }
h1 { font-size: 21px; text-align: center; margin: 0 0 14px; letter-spacing: .06em; }
h2 { font-size: 15.5px; margin: 24px 0 8px; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 1px solid #333; padding: 4px 9px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 700; background: #f2f4f6; }
.form th { width: 34%; vertical-align: middle; }
.general th, .special th { padding-left: 2.4em; font-weight: 400; }
.number { text-align: right; white-space: nowrap; }
ul { margin: 0; padding-left: 1.2em; }
@page { size: A4; margin: 14mm 15mm; }
@media print {
  body { font-size: 9.8pt; line-height: 1.45; } main { max-width: none; padding: 0; } th { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  tr { break-inside: avoid; } .annex { break-before: page; } h2 { break-after: avoid; }
}
`)
