const longest = 2048

/** Only a path on the app's own origin: nobody else's link can use the login to send people away. */
export function ownPath(value: string | null, origin: string): string {
  // It is kept while the person signs in, and anybody can have it kept.
  if (value === null || !value.startsWith('/') || value.length > longest) return '/'
  const url = URL.parse(value, origin)
  if (url === null || url.origin !== new URL(origin).origin) return '/'
  // `/x/..//evil.example` is ours as an address, but what is left of it as a path would be another host.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search + url.hash
}
