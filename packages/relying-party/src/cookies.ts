/** The value of a cookie, or null. */
export function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.headers.get('Cookie') ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at !== -1 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}

/**
 * The header that sets a cookie which scripts can't read and other sites' forms don't send; absent a
 * lifetime, until the browser ends. Values are base64url.
 */
export function cookieHeader(name: string, value: string, { maxAge }: { readonly maxAge?: number } = {}): string {
  // An expired cookie must repeat Secure and Path, or the __Host- prefix makes browsers drop the header.
  const lifetime = maxAge === undefined ? '' : `; Max-Age=${maxAge}`
  return `${name}=${value}${lifetime}; Path=/; HttpOnly; Secure; SameSite=Lax`
}
