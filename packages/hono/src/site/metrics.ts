import { hashToken, sameBytes } from '@laissez-passer/core/internal/ids'
import { exposition } from '@laissez-passer/server/metrics'
import { isLoopback } from '@laissez-passer/server/settings'
import { type Context, Hono } from 'hono'
import type { Room } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import type { MetricsOptions } from '../meters.ts'
import { isDirect } from './direct.ts'

/**
 * `/metrics`, for Prometheus. They tell how many people sign in and where it hurts: never for strangers. A
 * proxy on this machine makes everybody look like this machine, so the peer's address opens nothing.
 */
export function metricsRoom({ registry, token }: MetricsOptions): Room {
  return {
    for: 'anyone',
    routes: ({ context: { settings }, fail }) =>
      new Hono<ProviderEnv>().get('/metrics', async (c) => {
        const isHere = isLoopback(settings.origin) && isDirect(c, settings.origin)
        if (token === null && !isHere) return fail(c, 404)
        if (token !== null && !shows(c, token))
          return new Response('', { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="metrics"' } })
        const { body, type } = await exposition(registry, c.req.header('Accept') ?? '')
        return new Response(body, { headers: { 'Content-Type': type, 'Cache-Control': 'no-store' } })
      }),
  }
}

function shows(c: Context<ProviderEnv>, token: string): boolean {
  const [, shown] = /^Bearer ([\w.~+/-]+=*)$/i.exec(c.req.header('Authorization') ?? '') ?? []
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(hashToken(text))
  return shown !== undefined && sameBytes(bytes(shown), bytes(token))
}
