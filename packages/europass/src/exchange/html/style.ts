/** The style of a CV as HTML; the colour is a template's, `#rrggbb`. */
export const htmlStyle = (colour: string, colon: string): string => `
:root { color-scheme: light; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; }
h1 { margin: 0; font-size: 2rem; }
h2 { margin: 2rem 0 .75rem; font-size: 1.25rem; color: ${/^#[\da-f]{6}$/i.test(colour) ? colour : '#1a1a1a'}; border-bottom: 1px solid; }
h3 { margin: 1.25rem 0 0; font-size: 1rem; }
p, ul, ol, dl { margin: .25rem 0; }
address { font-style: normal; }
address ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
dl div { display: flex; gap: .5rem; }
dt::after { content: '${colon.trim() === ':' && colon.startsWith('\u00A0') ? String.raw`\A0:` : ':'}'; }
dd { margin: 0; }
img { float: inline-end; width: 6.5rem; height: auto; margin-inline-start: 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; }
th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: start; font-weight: normal; }
thead th, h3 { font-weight: 600; }
@media print { main { max-width: none; padding: 0; } article, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`
