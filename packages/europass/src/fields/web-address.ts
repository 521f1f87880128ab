/** A name with a point in it, perhaps a port, perhaps a path: `example.org/me`. */
const hostLike = /^[^\s/?#@:.][^\s/?#@:]*\.[^\s/?#@:]*[^\s/?#@:.](?::\d{1,5})?(?:[/?#]\S*)?$/u
/** `https:example.org`, `http:/example.org`, `https//example.org`. */
const slipped = /^(https?)(?::\/?|\/\/)(?=[^\s/])/i

/**
 * A web address as it is kept, from how people write it: `example.org/me` begins with `https://`, and a colon
 * or stroke that was left out is put in.
 *
 * @param typed - what was typed or pasted
 * @returns what isn't like an address, or has another scheme, without blanks around it and else as it was
 */
export function completeWebAddress(typed: string): string {
  const text = typed.replaceAll(/[\u200B\u2060\uFEFF]/g, '').trim()
  if (/^https?:\/\//i.test(text)) return text
  const [, scheme] = slipped.exec(text) ?? []
  if (scheme !== undefined) {
    const rest = text.replace(slipped, '')
    return hostLike.test(rest) ? `${scheme.toLowerCase()}://${rest}` : text
  }
  const name = text.startsWith('//') ? text.slice(2) : text
  return hostLike.test(name) ? `https://${name}` : text
}
