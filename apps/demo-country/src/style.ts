/** How Demoland looks: like nobody's real country. */
export const style = `:root{color-scheme:light dark;--ink:#1d1333;--paper:#fbf9ff;--sheet:#fff;--line:#8a7fa3;--strong:#5b21b6;--on-strong:#fff;--warn:#fff3c4;--on-warn:#3f2d00;font:1rem/1.5 system-ui,sans-serif}
@media (prefers-color-scheme:dark){:root{--ink:#efeaff;--paper:#150e24;--sheet:#20163a;--line:#8f83b3;--strong:#c4b0ff;--on-strong:#1d1333;--warn:#4a3a08;--on-warn:#fff3c4}}
*{box-sizing:border-box}body{margin:0;color:var(--ink);background:var(--paper)}
header{padding:.75rem 1rem;background:var(--strong);color:var(--on-strong)}.name{max-width:38rem;margin:0 auto;font-weight:700;font-size:1.25rem}
main{max-width:40rem;margin:0 auto;padding:1rem}h1{font-size:1.5rem;line-height:1.25}
.warning{padding:.75rem 1rem;border-radius:.5rem;background:var(--warn);color:var(--on-warn)}
fieldset{margin:0 0 1rem;padding:.5rem 1rem 1rem;border:1px solid var(--line);border-radius:.5rem;background:var(--sheet)}legend{padding:0 .25rem;font-weight:600}
.choice{display:flex;gap:.75rem;align-items:baseline;min-height:2.75rem;padding:.5rem 0}.choice input{flex:none;width:1.15rem;height:1.15rem;accent-color:var(--strong)}
small{font-size:.875rem}.actions{display:flex;flex-wrap:wrap;gap:.75rem}
button{min-height:2.75rem;padding:.5rem 1.25rem;border:1px solid var(--strong);border-radius:.5rem;background:none;color:inherit;font:inherit;cursor:pointer}
.primary{background:var(--strong);color:var(--on-strong);font-weight:600}:focus-visible{outline:3px solid var(--strong);outline-offset:2px}
`
