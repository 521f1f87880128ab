import { characterEntitiesHtml4 } from 'character-entities-html4'

const named: ReadonlyMap<string, string> = new Map([...Object.entries(characterEntitiesHtml4), ['apos', "'"]])
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

function numeric(code: number, whole: string): string {
  if (!(code > 0 && code <= 0x10_ff_ff) || (code >= 0xd8_00 && code <= 0xdf_ff)) return whole
  // Old programs count by Windows' code page, and browsers follow them.
  return code >= 0x80 && code <= 0x9f ? windows1252.charAt(code - 0x80) : String.fromCodePoint(code)
}

/**
 * Character references of HTML as what they stand for: numbers, and the names of HTML 4, which is what
 * programs write. Anything else stays as it is.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
 */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#[xX]([\da-fA-F]{1,6})|#(\d{1,7})|([a-zA-Z][a-zA-Z\d]{1,7}));?/g,
    (whole, ...[hex, decimal, name]: readonly (string | undefined)[]) => {
      if (hex !== undefined) return numeric(Number.parseInt(hex, 16), whole)
      if (decimal !== undefined) return numeric(Number.parseInt(decimal, 10), whole)
      return (whole.endsWith(';') && named.get(name ?? '')) || whole
    },
  )
}
