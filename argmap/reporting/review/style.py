"""How the page of a review looks: on screens, light and dark, and on paper."""

STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --paper: #fff; --tint: #f6f8fa;
  --link: #0b5cad; --good: #1a6b3c; --mixed: #8a5a00; --bad: #a3261d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --soft: #a3adb8; --line: #3d444d; --paper: #14181d;
  --tint: #1d232a; --link: #7db8f5; --good: #6fcf97; --mixed: #e0b354; --bad: #f08a80; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 56rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
a { color: var(--link); text-decoration: none; } a:hover, a:focus { text-decoration: underline; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0; } h2 { font-size: 1.3rem; margin: 0 0 .5rem; }
h2 span { color: var(--soft); font-weight: 400; margin-right: .35rem; }
h3 { font-size: 1rem; margin: 0; line-height: 1.45; }
p { margin: .4rem 0; }
.kind { color: var(--soft); font-size: .8rem; letter-spacing: .12em; margin: 0; text-transform: uppercase; }
.question { font-size: 1.1rem; } .counts, .about, .caution { color: var(--soft); font-size: .875rem; }
.found { font-weight: 600; } .notice { font-style: italic; } .whatif { font-weight: 600; }
table { border-collapse: collapse; margin: 1.25rem 0 .5rem; width: 100%; }
th { border-bottom: 2px solid var(--line); font-size: .8rem; padding: .3rem .5rem; text-align: left; }
td { border-bottom: 1px solid var(--line); padding: .4rem .5rem; vertical-align: top; }
td:first-child, td:nth-child(n+3) { font-size: .875rem; white-space: nowrap; }
tr.main td { font-weight: 600; }
.status { font-weight: 600; } .supported { color: var(--good); }
.contested, .open { color: var(--mixed); } .unsupported, .defeated { color: var(--bad); }
.first { background: var(--tint); border: 1px solid var(--line); border-radius: .5rem; margin: 1.5rem 0;
  padding: 1rem 1.25rem; }
.first ul { margin: 0; padding: 0; list-style: none; } .first li { margin: .5rem 0; }
.first a.section { display: inline-block; font-size: .75rem; font-weight: 600; letter-spacing: .04em;
  margin-right: .4rem; text-transform: uppercase; }
nav ol { columns: 2; column-gap: 2rem; margin: 1.5rem 0; padding-left: 1.5rem; } nav li.index { list-style: none; }
.many { color: var(--soft); font-size: .8rem; }
main > section { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1.5rem; }
main > section.first { border: 1px solid var(--line); padding: 1rem 1.25rem; }
article { border-left: 3px solid var(--line); break-inside: avoid; margin: 1rem 0; padding: .1rem 0 .1rem .9rem; }
article ul { margin: .25rem 0; padding-left: 1.1rem; } article li { margin: .15rem 0; }
.sort { background: var(--tint); border: 1px solid var(--line); border-radius: .75rem; color: var(--soft);
  font-size: .75rem; font-weight: 400; padding: .05rem .5rem; white-space: nowrap; }
.note { color: var(--soft); font-size: .9rem; } .note span { font-style: italic; } .note span::after { content: ":"; }
details { margin-top: .75rem; } summary { color: var(--link); cursor: pointer; }
dl { display: grid; gap: .3rem .9rem; grid-template-columns: max-content 1fr; margin: .5rem 0; }
dt { color: var(--soft); font-size: .85rem; } dd { margin: 0; } dt:target, dt:target + dd { background: var(--tint); }
code { color: var(--soft); font-size: .8rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) { nav ol { columns: 1; } thead { display: none; }
  table, tbody, tr { display: block; } tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
  tr td { border: 0; display: inline; padding: 0 .25rem 0 0; white-space: normal; }
  td:nth-child(3) { display: block; } td:nth-child(3)::before { color: var(--soft); content: "as stated: "; }
  td:nth-child(4) { display: block; } td:nth-child(4)::before { color: var(--soft); content: "evidence only: "; } }
@media print { body { font-size: 10pt; max-width: none; padding: 0; } nav { display: none; }
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --tint: #fff; --link: #000;
    --good: #000; --mixed: #000; --bad: #000; }
  h2, h3 { break-after: avoid; } @page { margin: 18mm; } }
"""
