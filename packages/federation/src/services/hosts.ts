/**
 * The hosts that services are registered with, in whichever of their addresses: whom a provider may send
 * requests to where it can't see where a name leads.
 *
 * @param services as `parseServices` gives them
 * @returns as `URL.host` writes them: with the port where it isn't the scheme's
 */
export function hostsOf(services: readonly object[]): ReadonlySet<string> {
  const addresses = services
    .flatMap((service) => Object.entries(service))
    // However many fields a protocol has: an address is named so.
    .flatMap(([name, value]) => (/^(logo|urls|.*Uris?)$/.test(name) ? [value].flat() : []))
    .flatMap((value) => (typeof value === 'string' && /^https?:/.test(value) ? (URL.parse(value)?.host ?? []) : []))
  return new Set(addresses)
}
