import type { MailColours } from './colours.ts'
import type { Block, Letter } from './letter.ts'

/**
 * A letter as HTML: one column without tables, nothing loaded from anywhere, dark where the reader's mail
 * program is. Styles stand in attributes, since some programs drop style sheets; the sheet only adds the dark
 * colours.
 *
 * @param letter what to say; every string is escaped
 * @param colours of whom it is from
 * @returns a whole document
 */
export function toHtml(
  { language, origin, subject, blocks, signature, footer }: Letter,
  { light, dark }: MailColours,
): string {
  return `<!doctype html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escape(subject)}</title>
<style>
@media (prefers-color-scheme: dark) {
  .desk { background: #17141a !important; }
  .paper { background: #221d25 !important; border-color: ${dark.action} #3f3744 #3f3744 !important; }
  .ink, .ink * { color: #f3eee8 !important; }
  .soft, .soft * { color: #bdb4c0 !important; }
  .line { border-color: #3f3744 !important; }
  .button { background: ${dark.action} !important; color: ${dark.onCover} !important; }
  .ink a.address, .soft a { color: ${dark.accent} !important; }
}
</style>
</head>
<body class="desk" style="margin:0;padding:24px 12px;background:#f4f0ea;font-family:Inter,system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;line-height:1.5">
<div class="paper" style="max-width:560px;margin:0 auto;background:#fffdfa;border:1px solid #ddd5ca;border-top:6px solid ${light.action};border-radius:12px;padding:28px 24px">
<h1 class="ink" style="margin:0 0 20px;color:#1d1a22;font-size:22px;line-height:1.25">${escape(subject)}</h1>
${blocks.map((block) => blockHtml(block, { origin, colours: light })).join('\n')}
<p class="ink" style="margin:24px 0 0;color:#1d1a22">${escape(signature)}</p>
</div>
<p class="soft" style="max-width:560px;margin:16px auto 0;color:#5c5663;font-size:13px;text-align:center">${escape(footer)}</p>
</body>
</html>
`
}

interface Inked {
  readonly origin: string
  readonly colours: MailColours['light']
}

function blockHtml(block: Block, inked: Inked): string {
  const { accent, action, onCover } = inked.colours
  switch (block.kind) {
    case 'text':
      return `<p class="ink" style="margin:0 0 16px;color:#1d1a22">${linked(block.text, inked)}</p>`
    case 'note':
      return `<p class="soft" style="margin:0 0 12px;color:#5c5663;font-size:14px">${linked(block.text, inked)}</p>`
    case 'facts':
      return `<dl class="ink line" style="margin:0 0 20px;padding:12px 0;border:solid #ddd5ca;border-width:1px 0;color:#1d1a22">${block.rows.map(({ term, value }) => `<dt class="soft" style="color:#5c5663;font-size:14px">${escape(term)}</dt><dd style="margin:0 0 8px;font-weight:600;overflow-wrap:anywhere">${escape(value)}</dd>`).join('')}</dl>`
    case 'link':
      return `<p style="margin:20px 0"><a class="button" href="${escape(block.href)}" style="display:inline-block;padding:12px 24px;border-radius:10px;background:${action};color:${onCover};font-weight:600;text-decoration:none">${escape(block.label)}</a></p>
<div class="soft" style="margin:0 0 16px;color:#5c5663;font-size:14px"><p style="margin:0 0 4px">${escape(block.copy)}</p><p style="margin:0;overflow-wrap:anywhere"><a class="address" href="${escape(block.href)}" style="color:${accent}">${escape(block.href)}</a></p></div>`
  }
}

/**
 * Our own addresses in a sentence become links; others stay words, since a name that somebody chose may stand
 * in it.
 */
function linked(text: string, { origin, colours }: Inked): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
    .map((part, index) =>
      index % 2 === 1 && part.startsWith(`${origin}/`)
        ? `<a class="address" href="${escape(part)}" style="color:${colours.accent}">${escape(part)}</a>`
        : escape(part),
    )
    .join('')
}

/** Text as HTML. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
