import { withQuery } from '@laissez-passer/core/addresses'
import { readUserCode, shownUserCode } from '@laissez-passer/federation/oidc'
import { Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readQuery, text } from '../form.ts'

/**
 * What a television shows while it waits: its code, and a QR code that leads to the page where it is typed.
 * For apps to open in a web view or a frame, of any origin: there is nothing to press on it. It looks nothing
 * up, so that it tells nothing about codes.
 */
export function deviceShowRoutes({ addresses, context, fail, render, services }: RouteParts): Hono<ProviderEnv> {
  const { origin } = context.settings
  return new Hono<ProviderEnv>().get(addresses.deviceShow, (c) => {
    const { client_id: clientId, user_code: typed } = readQuery(c, z.object({ user_code: text, client_id: text }))
    const code = readUserCode(typed)
    if (code === null) return fail(c, 400)
    const service = services.find((each) => each.type === 'oidc' && each.clientId === clientId)
    const userCode = shownUserCode(code)
    c.header('Referrer-Policy', 'no-referrer')
    c.set('framed', true)
    return render(c, 'deviceShow', {
      service: service?.name ?? null,
      userCode,
      address: (origin + addresses.device).replace(/^https?:\/\//, ''),
      link: origin + withQuery(addresses.device, { user_code: userCode }),
    })
  })
}
