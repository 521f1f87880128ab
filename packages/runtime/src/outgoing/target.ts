import type { OutgoingFailure, OutgoingRules } from '@laissez-passer/core/ports'
import { parseAddress } from '@laissez-passer/server/network'
import { isInOne, isLoopbackAddress, isPublic, networks } from './public-address.ts'

/** Where a request goes, once its address may be asked at all. */
export interface Target {
  readonly url: URL
  /** The name to look up, or an address as `parseAddress` reads it. */
  readonly hostname: string
  /** The host is an address already: there is nothing to look up. */
  readonly isAddress: boolean
  readonly registered: boolean
  /** Whether a connection to this address may be made; what is no address: no. */
  readonly allows: (address: string) => boolean
}

/**
 * Reads the address of a request by the rules.
 *
 * @param options - `byStranger`: as of `OutgoingRequest`; default no
 * @returns `bad-address` when it is no https address, has credentials, or is http elsewhere than at home at a
 * registered service's; `forbidden-address` when it is an IP address that may not be asked
 */
export function targetOf(
  address: string,
  rules: OutgoingRules,
  { byStranger = false }: { readonly byStranger?: boolean } = {},
): { readonly ok: true; readonly target: Target } | { readonly ok: false; readonly reason: OutgoingFailure } {
  const url = URL.parse(address)
  if (url === null || url.username !== '' || url.password !== '') return { ok: false, reason: 'bad-address' }
  const registered = !byStranger && rules.isRegistered(url.host)
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const plain = url.protocol === 'http:' && rules.atHome && registered && isHere(hostname)
  if (url.protocol !== 'https:' && !plain) return { ok: false, reason: 'bad-address' }
  const open = networks(registered ? rules.networks : [])
  const allows = (text: string): boolean => {
    const bits = parseAddress(text)
    if (bits === null) return false
    // An http address names this machine, and may not lead elsewhere.
    if (isLoopbackAddress(bits)) return registered && rules.atHome
    return !plain && (isPublic(bits) || isInOne(bits, open))
  }
  const isAddress = parseAddress(hostname) !== null
  if (isAddress && !allows(hostname)) return { ok: false, reason: 'forbidden-address' }
  return { ok: true, target: { url, hostname, isAddress, registered, allows } }
}

function isHere(hostname: string): boolean {
  const bits = parseAddress(hostname)
  return hostname === 'localhost' || (bits !== null && isLoopbackAddress(bits))
}
