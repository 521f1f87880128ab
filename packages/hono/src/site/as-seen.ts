import { sameBytes } from '@laissez-passer/core/internal/ids'
import { clientAddress } from '@laissez-passer/server/client-address'
import { inNetworks } from '@laissez-passer/server/network'
import { Hono } from 'hono'
import type { Room, RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'

/** For how many seconds a question is answered. */
const fresh = 120

/** What a question is signed for. */
const asSeenPurpose = 'as seen'

/**
 * `/readyz/seen`: how a request arrives here, for the operator's `doctor`, which asks from outside what only
 * the server can know: who its peer is, whether that is a proxy it believes, and whom it counts. Only who has
 * the secret key is answered: `Authorization: Operator <Unix seconds>.<HMAC of them, hexadecimal>`.
 */
export const asSeenRoom: Room = { routes: asSeenRoutes, for: 'anyone' }

function asSeenRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { context, fail, peer: peerOf, runtime, trustedProxies } = parts
  const addressOf = clientAddress(trustedProxies)
  const isOurs = inNetworks(trustedProxies)

  async function isOperator(header: string | undefined): Promise<boolean> {
    const [, at = '', mac = ''] = /^Operator (\d{1,12})\.([\da-f]{64})$/.exec(header ?? '') ?? []
    if (at === '' || Math.abs(runtime.now() - Number(at)) > fresh) return false
    const given = new TextEncoder().encode(mac)
    return (await context.keyRing.macs(asSeenPurpose, at)).some((right) => sameBytes(hexadecimal(right), given))
  }

  return new Hono<ProviderEnv>().get('/readyz/seen', async (c) => {
    if (!(await isOperator(c.req.header('Authorization')))) return fail(c, 404)
    const peer = peerOf(c.req.raw, c.env)
    const forwarded = c.req.header('X-Forwarded-For')
    return c.json(
      {
        peer,
        trusted: peer !== null && isOurs(peer),
        forwardedFor: forwarded ?? null,
        forwardedProto: c.req.header('X-Forwarded-Proto') ?? null,
        host: c.req.header('Host') ?? null,
        countedAs: addressOf({ peer, forwarded }),
      },
      200,
      { 'Cache-Control': 'no-store' },
    )
  })
}

function hexadecimal(bytes: Uint8Array): Uint8Array {
  return new TextEncoder().encode([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''))
}
