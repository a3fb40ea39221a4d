/** The style sheet of the report: system fonts, no network, A4 when printed. */
import { inks } from "../palettes.ts";

const { text, softText, rule, panel, warning } = inks.light;

export const reportStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: ${text}; font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
main, header, footer, nav { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
h1 { font-size: 2.1rem; line-height: 1.2; margin: 0 0 .3rem; letter-spacing: -.01em; }
h2 { font-size: 1.4rem; margin: 2.6rem 0 .8rem; padding-top: .8rem; border-top: 2px solid ${text}; }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; }
.territory { color: ${softText}; font-size: 1.1rem; margin: 0; }
.mark { color: ${warning}; border: 2px solid ${warning}; border-radius: 4px; padding: .5rem .8rem; margin: 1rem 0 0; font-weight: 700; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; margin: 1.2rem 0 0; }
a { color: #1d4f8b; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; margin: 1rem 0 1.4rem; padding: 0; list-style: none; }
.figures li { background: ${panel}; border-left: 4px solid #28598f; padding: .8rem 1rem; }
.figures strong { display: block; font-size: 2.1rem; line-height: 1.15; font-variant-numeric: tabular-nums; }
.figures span { color: ${softText}; font-size: .92rem; line-height: 1.35; display: block; }
.lead { font-size: 1.08rem; max-width: 48rem; }
figure { margin: 1rem 0; }
figure svg, figure img { display: block; width: 100%; height: auto; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(27rem, 1fr)); gap: 1.2rem; }
.charts figure { margin: 0; border: 1px solid ${rule}; border-radius: 4px; align-self: start; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: .4rem 0 1rem; }
thead th { text-align: left; vertical-align: bottom; border-bottom: 2px solid ${text}; }
th, td { padding: .32rem .6rem; text-align: left; vertical-align: top; }
tbody th { font-weight: 400; }
tbody tr { border-bottom: 1px solid ${rule}; }
tbody tr:nth-child(even) { background: ${panel}; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .number { white-space: normal; }
.total, .total th { font-weight: 700; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .86rem; }
pre { background: ${panel}; border: 1px solid ${rule}; padding: .7rem .9rem; overflow-x: auto; white-space: pre-wrap; word-break: break-word; }
.hash { word-break: break-all; font-size: .78rem; }
.soft, footer { color: ${softText}; font-size: .92rem; }
footer { margin-top: 3rem; padding-bottom: 2.5rem; }
@media screen { .departments tbody th { white-space: nowrap; } }
@page { size: A4; margin: 14mm 13mm; }
@media print {
  body { font-size: 10.5pt; }
  main, header, footer { max-width: none; padding: 0; }
  nav { display: none; }
  h2 { break-after: avoid; }
  h3, thead { break-after: avoid; }
  tr, figure, .figures li { break-inside: avoid; }
  .figures { grid-template-columns: repeat(4, 1fr); gap: .6rem; }
  .figures strong { font-size: 1.7rem; }
  .charts { grid-template-columns: 1fr 1fr; gap: .6rem; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  table { font-size: 9pt; }
  th, td { padding: .25rem .4rem; overflow-wrap: anywhere; }
  .number { overflow-wrap: normal; }
  .figures li, tbody tr:nth-child(even), .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
`;
