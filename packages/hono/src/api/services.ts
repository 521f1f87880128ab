import { endLastingAccess, withdrawService } from '@laissez-passer/core/internal/account'
import * as z from 'zod'
import { connectedTo, serviceNamed } from '../account/services-of.ts'
import { done, notFound, nothing, type Operation, scopedOperation } from './operation.ts'
import { seconds } from './schemas.ts'

const tag = 'My Account'

const service = z
  .object({
    id: z.string(),
    name: z.string().nullable().meta({ description: 'Null: it isn’t registered any more.' }),
    since: seconds,
    allowed: z.boolean().meta({ description: 'The person was asked, and allowed it.' }),
    lasting: z.array(z.object({ id: z.string(), since: seconds, until: seconds })).meta({
      description: 'Access that lasts beyond sessions.',
    }),
  })
  .meta({ id: 'ConnectedService' })

/** Services that a person lets in. */
export const serviceOperations: readonly Operation[] = [
  scopedOperation({
    id: 'listServices',
    scope: 'services.read',
    method: 'get',
    path: '/account/services',
    tag,
    summary: 'Connected services: what is allowed, and what lasts beyond sessions',
    body: nothing,
    answer: z.object({ services: z.array(service) }),
    reasons: {},
    run: async (c, { current, parts }) => {
      const listed = await connectedTo(c, parts, current)
      const services = listed.map(({ clientId, lasting, ...each }) => ({
        ...each,
        id: clientId,
        lasting: [...lasting],
      }))
      return { ok: true, answer: { services } }
    },
  }),
  scopedOperation({
    id: 'withdrawService',
    scope: 'services.withdraw',
    method: 'delete',
    path: '/account/services/{id}',
    tag,
    summary: 'Take back what a service was allowed',
    body: nothing,
    answer: nothing,
    reasons: { 'not-found': 404 },
    run: async (c, { current, parts }) => {
      const clientId = c.req.param('id') ?? ''
      const serviceName = await serviceNamed(c, parts, clientId)
      return (await withdrawService(c.get('context'), { current, clientId, serviceName })) ? done : notFound
    },
  }),
  scopedOperation({
    id: 'endServiceAccess',
    scope: 'services.withdraw',
    method: 'delete',
    path: '/account/services/{id}/lasting/{access}',
    tag,
    summary: 'End one access that lasts beyond sessions: a television is out',
    description: 'What the person allows the service stays: it may ask again.',
    body: nothing,
    answer: nothing,
    reasons: { 'not-found': 404 },
    run: async (c, { current, parts }) => {
      const clientId = c.req.param('id') ?? ''
      const idHash = c.req.param('access') ?? ''
      const serviceName = await serviceNamed(c, parts, clientId)
      return (await endLastingAccess(c.get('context'), { current, clientId, idHash, serviceName })) ? done : notFound
    },
  }),
]
