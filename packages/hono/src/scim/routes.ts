import {
  clientOf,
  createUser,
  deleteUser,
  fault,
  listOf,
  listUsers,
  oneOf,
  patchUser,
  readOneUser,
  replaceUser,
  resourceTypes,
  schemas,
  type ScimAnswer,
  type ScimClient,
  serviceProviderConfig,
} from '@laissez-passer/federation/scim'
import { type Context, Hono } from 'hono'
import type { Room } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'

type Answering = (c: Context<ProviderEnv>, client: ScimClient) => Promise<ScimAnswer> | ScimAnswer

/**
 * Where organisations' directories create, change and end accounts; not there at all unless the operator gave
 * one a token.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7644
 */
export const scimRoom: Room = {
  for: 'anyone',
  speaksToPrograms: ({ scim }) => [scim],
  routes({ addresses, scim: clients }) {
    const routes = new Hono<ProviderEnv>()
    if (clients.length === 0) return routes
    const by = (answering: Answering) => async (c: Context<ProviderEnv>) => {
      const client = clientOf(clients, c.req.header('Authorization') ?? null)
      return tell(c, client === null ? fault(401, 'Show the token that the operator gave') : await answering(c, client))
    }
    const users = `${addresses.scim}/Users`
    const one = `${users}/:uid`
    const uidOf = (c: Context<ProviderEnv>) => c.req.param('uid') ?? ''
    return routes
      .get(
        `${addresses.scim}/ServiceProviderConfig`,
        by(() => ({ status: 200, body: serviceProviderConfig })),
      )
      .get(
        `${addresses.scim}/ResourceTypes`,
        by(() => listOf(resourceTypes)),
      )
      .get(
        `${addresses.scim}/ResourceTypes/:id`,
        by((c) => oneOf(resourceTypes, c.req.param('id') ?? '')),
      )
      .get(
        `${addresses.scim}/Schemas`,
        by(() => listOf(schemas)),
      )
      .get(
        `${addresses.scim}/Schemas/:id`,
        by((c) => oneOf(schemas, c.req.param('id') ?? '')),
      )
      .get(
        users,
        by((c, client) => listUsers(c.get('context'), { client, ...pageOf(c) })),
      )
      .post(
        users,
        by(async (c, client) => createUser(c.get('context'), { client, body: await bodyOf(c) })),
      )
      .get(
        one,
        by((c, client) => readOneUser(c.get('context'), { client, uid: uidOf(c) })),
      )
      .put(
        one,
        by(async (c, client) => replaceUser(c.get('context'), { client, uid: uidOf(c), body: await bodyOf(c) })),
      )
      .patch(
        one,
        by(async (c, client) => patchUser(c.get('context'), { client, uid: uidOf(c), body: await bodyOf(c) })),
      )
      .delete(
        one,
        by((c, client) => deleteUser(c.get('context'), { client, uid: uidOf(c) })),
      )
  },
}

function pageOf(c: Context<ProviderEnv>): { filter: string | null; startIndex: number; count: number } {
  const whole = (name: string, otherwise: number) => {
    const number = Number.parseInt(c.req.query(name) ?? '', 10)
    return Number.isSafeInteger(number) ? number : otherwise
  }
  return { filter: c.req.query('filter') ?? null, startIndex: whole('startIndex', 1), count: whole('count', 100) }
}

/** Undefined where it isn't JSON, or doesn't say that it is. */
async function bodyOf(c: Context<ProviderEnv>): Promise<unknown> {
  const [type] = (c.req.header('Content-Type') ?? '').toLowerCase().split(';')
  if (!['application/scim+json', 'application/json'].includes(type?.trim() ?? '')) return undefined
  try {
    return await c.req.json()
  } catch {
    return undefined
  }
}

function tell(c: Context<ProviderEnv>, { body, location, status }: ScimAnswer): Response {
  c.header('Location', location)
  if (status === 401) c.header('WWW-Authenticate', 'Bearer')
  if (body === null || status === 204) return c.body(null, status)
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/scim+json' })
}
