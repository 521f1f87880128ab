/** What the page of a failed login says, as plain text. */
interface FailurePage {
  readonly language: string
  /** By which the policy lets the style through. */
  readonly nonce: string
  readonly title: string
  readonly text: string
  /** For whoever has to mend it, in English. */
  readonly cause: string | null
  readonly again: { readonly href: string; readonly words: string } | null
}

/**
 * Neutral, as the page stands within somebody's app. Browsers that don't know `light-dark` show it without
 * colours.
 */
const style = `
:root { color-scheme: light dark }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 1.125rem/1.5 system-ui, sans-serif;
  color: light-dark(#1d1a22, #f3eee8); background: light-dark(#f4f0ea, #17141a) }
main { box-sizing: border-box; width: min(100% - 2rem, 30rem); padding: 1.75rem 2rem; overflow-wrap: anywhere;
  border-radius: 1rem; background: light-dark(#fffdfa, #221d25) }
h1 { margin: 0; font-size: 1.625rem; line-height: 1.25; text-wrap: balance }
p { margin: .75rem 0 0 }
p[lang] { font-size: .875rem; color: light-dark(#5c5663, #b8b0bb) }
a { display: inline-block; margin-top: .5rem; padding: .625rem 1.25rem; border: 1px solid; border-radius: .625rem;
  color: inherit; font-weight: 600; text-decoration: none }
a:hover { text-decoration: underline }
a:focus-visible { outline: 3px solid light-dark(#1757c2, #8db8ff); outline-offset: 2px }
`

/** The page of a login that failed, with nothing to load. */
export function page({ again, cause, language, nonce, text, title }: FailurePage): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title><style nonce="${nonce}">${style}</style></head>
<body><main><h1>${title}</h1><p>${escaped(text)}</p>${cause === null ? '' : `<p lang="en">${escaped(cause)}</p>`}${again === null ? '' : `<p><a href="${escaped(again.href)}">${again.words}</a></p>`}</main></body>
</html>
`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
