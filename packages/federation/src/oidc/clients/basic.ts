/**
 * The credentials of an `Authorization: Basic` header. Id and secret are form-encoded before they are joined
 * by a colon.
 *
 * @returns null for anything else, or when it isn't what it should be.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
 */
export function parseBasic(header: string): { readonly id: string; readonly secret: string } | null {
  const match = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(header)
  if (match?.[1] === undefined) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(atob(match[1]), (c) => c.charCodeAt(0)),
    )
    const colon = text.indexOf(':')
    if (colon < 0) return null
    const decode = (value: string): string => decodeURIComponent(value.replaceAll('+', ' '))
    return { id: decode(text.slice(0, colon)), secret: decode(text.slice(colon + 1)) }
  } catch {
    return null
  }
}
