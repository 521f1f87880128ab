import { isOutdated } from '@laissez-passer/core/internal/sign-in'
import { Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readQuery, text } from '../form.ts'
import { changes } from '../live.ts'
import { visitorOf } from '../visitor.ts'

/** Tells a waiting page, over server-sent events, that it is out of date. */
export function waitingRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses } = parts
  return new Hono<ProviderEnv>().get(addresses.signInEvents, async (c) => {
    const { flow: signInId } = readQuery(c, z.object({ flow: text }))
    const visitor = visitorOf(c)
    return changes(c, parts, async (context) => {
      const result = await isOutdated(context, { signInId, visitor })
      return result.ok && !result.outdated ? result.topic : null
    })
  })
}
