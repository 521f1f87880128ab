import type { Seconds } from '@laissez-passer/core/ports'
import { base64url } from 'jose'
import { sameSecret } from './encoding.ts'
import type { OidcContext } from './provider.ts'

/**
 * Our own parameter on the way back from a sign-in that a request asked for: how young it must be. It stands
 * in for `prompt=login`, which would ask for ever.
 */
const name = 'authenticated_after'

type Needs = Pick<OidcContext, 'keyRing'>

/**
 * How young the sign-in must be, as this provider wrote it for this very request; null where nothing is
 * written, or by somebody else: then the request's own `prompt` and `max_age` hold.
 */
export async function readAuthenticatedAfter(context: Needs, parameters: URLSearchParams): Promise<Seconds | null> {
  const [, at, mac] = /^(\d{1,12})\.([A-Za-z0-9_-]{43})$/.exec(parameters.get(name) ?? '') ?? []
  if (at === undefined) return null
  const own = await macsOf(context, { at, parameters })
  const fits = own.map((each) => sameSecret(each, mac ?? ''))
  return fits.includes(true) ? Number(at) : null
}

/** The request as it comes back: without `prompt`, with what it asked of the sign-in; null: with nothing. */
export async function withAuthenticatedAfter(
  context: Needs,
  { at, parameters }: { readonly at: Seconds | null; readonly parameters: URLSearchParams },
): Promise<URLSearchParams> {
  const query = new URLSearchParams(parameters)
  query.delete('prompt')
  query.delete(name)
  if (at === null) return query
  const [mac] = await macsOf(context, { at: String(at), parameters: query })
  query.set(name, `${at}.${mac}`)
  return query
}

/**
 * Over all that the request says else, so that what was written for one is none for another; under every key
 * that may still be in use.
 */
async function macsOf(
  { keyRing }: Needs,
  { at, parameters }: { readonly at: string; readonly parameters: URLSearchParams },
): Promise<readonly string[]> {
  const rest = [...parameters].filter(([each]) => each !== name)
  const macs = await keyRing.macs('authenticated-after', JSON.stringify([at, rest]))
  return macs.map((mac) => base64url.encode(mac))
}
