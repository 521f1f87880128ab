import { methodsAt } from '@laissez-passer/core/internal/sign-in'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Composition, RouteParts } from './composition.ts'
import type { ProviderEnv } from './environment.ts'
import { describeDestination } from './destination.ts'
import { answerErrors } from './errors.ts'
import { failures } from './failure.ts'
import { clientAddress } from './middleware/client-address.ts'
import { reader } from './middleware/reader.ts'
import { refuseOtherMethods } from './middleware/method-not-allowed.ts'
import { requestLog } from './middleware/request-log.ts'
import { sameOrigin } from './middleware/same-origin.ts'
import { noStore, securityHeaders } from './middleware/security-headers.ts'
import { renderer } from './page.ts'
import { doorsOf } from './doors.ts'
import { roomsOf } from './rooms.ts'

/** Forms and messages are small; whatever is larger is none of ours. */
const MAX_BODY = 16 * 1024

/**
 * All routes behind all middleware.
 *
 * @param composition the provider's parts
 */
export function application(composition: Composition): Hono<ProviderEnv> {
  const { addresses, origin } = composition.context.settings
  const rooms = roomsOf(composition)
  const doors = doorsOf(rooms, addresses)
  const render = renderer(composition)
  const fail = failures(render, doors)
  const parts: RouteParts = { ...composition, addresses, render, fail }

  const app = new Hono<ProviderEnv>()
  app.use(requestLog(composition.log), securityHeaders({ origin }), noStore)
  app.use(async (c, next) => {
    c.set('addresses', addresses)
    const now = composition.runtime.now()
    const methods = methodsAt(composition.context.methods, { ...composition.context, now })
    const ask = { ...composition.context, methods, now }
    c.set('context', {
      ...ask,
      describeDestination: (path) => describeDestination(ask, { path, services: composition.services, doors }),
    })
    await next()
  })
  app.use(reader, clientAddress(composition))
  app.use((c, next) =>
    bodyLimit({ maxSize: doors.takes(c.req.path) ?? MAX_BODY, onError: (large) => fail(large, 413) })(c, next),
  )

  for (const room of rooms) if (room.for === 'anyone') app.route('/', room.routes(parts))
  app.use(sameOrigin({ origin, refuse: async (c) => fail(c, 403) }))
  for (const room of rooms) if (room.for !== 'anyone') app.route('/', room.routes(parts))

  refuseOtherMethods(app, (c) => fail(c, 405))
  app.notFound((c) => fail(c, 404))
  app.onError(answerErrors(parts))
  return app
}
