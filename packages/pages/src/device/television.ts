import type { HouseColours } from '@laissez-passer/widgets/palette'

type Colours = Pick<HouseColours, 'cover' | 'coverDeep' | 'onCover' | 'onCoverSoft'>

/** As in `tokens.css`, which such browsers don't read. */
const burgundy: Colours = { cover: '#6d1a36', coverDeep: '#4e1027', onCover: '#fffdfa', onCoverSoft: '#f0d9e0' }

/**
 * Styles for a television's screen. Televisions live ten years and their browsers aren't updated: plain rules
 * without layers or custom properties, inlined in the page, with lengths relative to the screen. There is
 * only a dark theme, because rooms with a television usually are.
 *
 * @param colours of the theme; default: those of `tokens.css`
 */
export function televisionStyle(colours: Colours = burgundy): string {
  const { cover, coverDeep, onCover, onCoverSoft } = colours
  return `
html{font-size:1.25vw;background:${coverDeep};color:${onCover}}
body{margin:0;font-family:Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;line-height:1.4}
main{box-sizing:border-box;min-height:100vh;padding:3vw 5vw;display:flex;flex-direction:column}
h1,p,ol{margin:0}
.brand{display:flex;align-items:center;font-size:1.6rem;font-weight:600;color:${onCoverSoft}}
.brand svg{width:3.2rem;height:3.2rem;margin-right:1rem}
h1{margin-top:1.2rem;font-size:2.6rem;line-height:1.15;font-weight:700;overflow-wrap:anywhere}
.ways{flex:1;display:flex;align-items:center;margin:1.5rem 0}
.qr{flex:none;width:24rem;border-radius:1.25rem;background:#fff;overflow:hidden}
.qr svg{display:block;width:100%;height:auto}
ol{flex:1;margin-left:4.5rem;padding:0;list-style:none;counter-reset:step}
li{position:relative;padding-left:4rem;font-size:1.75rem;counter-increment:step}
li+li{margin-top:1.4rem}
li:before{content:counter(step);position:absolute;left:0;top:.1rem;width:2.6rem;height:2.6rem;border-radius:50%;
background:${cover};color:${onCover};font-size:1.5rem;line-height:2.6rem;text-align:center;font-weight:600}
b{display:block;font-weight:600;overflow-wrap:anywhere}
.code{font-family:ui-monospace,"Cascadia Mono","Roboto Mono","DejaVu Sans Mono",monospace;font-size:4.6rem;
line-height:1.2;letter-spacing:.08em;white-space:nowrap}
.note{font-size:1.4rem;color:${onCoverSoft}}
@media (max-aspect-ratio:4/3){html{font-size:2.6vmin}.ways{display:block}.qr{margin:0 auto 2.5rem}ol{margin:0}}
`
    .replaceAll('\n', '')
    .trim()
}
