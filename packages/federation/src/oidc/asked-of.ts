import type { Session } from '@laissez-passer/core/ports'
import { base64url } from 'jose'
import { sameSecret, sha256 } from './encoding.ts'
import type { OidcContext } from './provider.ts'

/**
 * Our own parameter on the way back from a sign-in that asked who it is, since the relying party had named
 * somebody else: which session was asked. Whoever comes back with another has answered.
 */
const name = 'asked_of'

/** Who was asked without being signed in. */
const nobody = '-'

type Needs = Pick<OidcContext, 'keyRing'>
type Asked = Pick<Session, 'idHash'> | null

/** Whether this very request comes back from asking, with another session than was asked. */
export async function hasAnswered(
  context: Needs,
  { parameters, session }: { readonly parameters: URLSearchParams; readonly session: Asked },
): Promise<boolean> {
  const of = await readAskedOf(context, parameters)
  return of !== null && of !== nameOf(session)
}

/** Whether this very request comes back from asking somebody who was signed in: that session is no answer. */
export async function asksAnew(context: Needs, parameters: URLSearchParams): Promise<boolean> {
  const of = await readAskedOf(context, parameters)
  return of !== null && of !== nobody
}

/** Of whom this provider wrote it for this very request; null where nobody did, or somebody else. */
async function readAskedOf(context: Needs, parameters: URLSearchParams): Promise<string | null> {
  const [, of, mac] = /^(-|[\w-]{43})\.([\w-]{43})$/.exec(parameters.get(name) ?? '') ?? []
  if (of === undefined) return null
  const own = await macsOf(context, { of, parameters })
  return own.map((each) => sameSecret(each, mac ?? '')).includes(true) ? of : null
}

/** The request as it comes back once this session was asked. */
export async function withAskedOf(
  context: Needs,
  { parameters, session }: { readonly parameters: URLSearchParams; readonly session: Asked },
): Promise<URLSearchParams> {
  const query = new URLSearchParams(parameters)
  const of = nameOf(session)
  const [mac] = await macsOf(context, { of, parameters: query })
  query.set(name, `${of}.${mac}`)
  return query
}

function nameOf(session: Asked): string {
  return session === null ? nobody : sha256(session.idHash)
}

/** Over what the request says by itself: what is ours comes and goes on the way. */
async function macsOf(
  { keyRing }: Needs,
  { of, parameters }: { readonly of: string; readonly parameters: URLSearchParams },
): Promise<readonly string[]> {
  const rest = [...parameters].filter(([each]) => ![name, 'authenticated_after', 'prompt'].includes(each))
  const macs = await keyRing.macs('asked-of', JSON.stringify([of, rest]))
  return macs.map((mac) => base64url.encode(mac))
}
