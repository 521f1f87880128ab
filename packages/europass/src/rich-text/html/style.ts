/** How text looks where an element stands, as far as rich text keeps it. */
export interface Look {
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly link: string | undefined
  /** Whether nothing of it is read. */
  readonly mute: boolean
}

export const plainLook: Look = { bold: false, italic: false, underline: false, link: undefined, mute: false }

/** What a `style` attribute declares, by property in lower case. */
export function declarations(style: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const part of style.split(';')) {
    const colon = part.indexOf(':')
    if (colon > 0)
      found.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      )
  }
  return found
}

/** The look of an element that says something about it in a `style` attribute. */
export function styledLook(look: Look, style: ReadonlyMap<string, string>): Look {
  const weight = style.get('font-weight') ?? ''
  const slant = style.get('font-style') ?? ''
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`
  const hidden = style.get('display') === 'none' || style.get('mso-hide') === 'all'
  return {
    ...look,
    bold: weight === '' ? look.bold : /^bold|^[6-9]\d\d$/.test(weight),
    italic: slant === '' ? look.italic : /^italic|^oblique/.test(slant),
    underline: look.underline || line.includes('underline'),
    mute: look.mute || hidden || style.get('mso-list') === 'ignore',
  }
}
