import {
  beginEid,
  type EidWish,
  findUnmatchedEid,
  linkUnmatchedEid,
  listEids,
  maxEids,
  unlinkEid,
} from '@laissez-passer/core/internal/methods/eid'
import type { EidScheme } from '@laissez-passer/core/ports'
import type { Context } from 'hono'
import * as z from 'zod'
import {
  done,
  freshOperation,
  notFound,
  nothing,
  openOperation,
  type Operation,
  type Outcome,
  refused,
  scopedOperation,
} from '../../api/operation.ts'
import { ownAddress, seconds, typed } from '../../api/schemas.ts'
import type { ProviderEnv } from '../../environment.ts'
import { rememberedVisitor, visitorOf } from '../../visitor.ts'
import { countryOf } from './leave.ts'
import { waitingEid } from './waiting.ts'

const tag = 'eID'

const eid = z
  .object({
    id: z.string(),
    name: z.string().meta({ description: 'The country, and initials.' }),
    country: z.string().meta({ description: 'ISO 3166-1 alpha-2.' }),
    assurance: z.enum(['low', 'substantial', 'high']),
    createdAt: seconds,
    lastUsedAt: seconds.nullable(),
  })
  .meta({ id: 'Eid' })

const country = typed.meta({ description: 'Its `id`, as `GET /eid/countries` lists it.' })
const away = z.object({ url: z.string().meta({ description: 'The country’s page, for this very browser.' }) })
const beginReasons = {
  'no-such-country': 422,
  'not-accepted': 422,
  'not-found': 404,
  throttled: 429,
  refused: 503,
  invalid: 503,
  unavailable: 503,
} as const
const waits = z.object({
  name: z.string().meta({ description: 'The country, and initials.' }),
  continueTo: z.string().nullable(),
})

/** One's own eIDs, and the way to one's country: its answer comes back to a page, by the browser. */
export function eidOperations(schemes: readonly EidScheme[]): readonly Operation[] {
  return [
    openOperation({
      id: 'listEidCountries',
      method: 'get',
      path: '/eid/countries',
      tag,
      summary: 'Countries whose eID is taken',
      body: nothing,
      answer: z.object({ countries: z.array(z.object({ id: z.string(), name: z.string() })) }),
      reasons: {},
      run: async (c) => ({ ok: true, answer: { countries: schemes.map((scheme) => countryOf(c, scheme)) } }),
    }),
    openOperation({
      id: 'startEid',
      method: 'post',
      path: '/eid/sign-ins',
      tag,
      summary: 'Sign in with an eID: where to send the browser',
      description:
        'With `signIn` in the sign-in under way, whose next step the country’s answer proves; else it begins one that leads to `continueTo`. The answer comes back to a page.',
      body: z.strictObject({ country, signIn: typed.optional(), continueTo: ownAddress.optional() }),
      answer: away,
      status: 201,
      reasons: beginReasons,
      run: (c, { body: { continueTo = null, country: id, signIn: signInId = null } }) =>
        begun(c, schemes, { id, wish: { kind: 'sign-in', signInId, continueTo } }),
    }),
    scopedOperation({
      id: 'listEids',
      scope: 'account.read',
      method: 'get',
      path: '/account/eids',
      tag,
      summary: 'Linked eIDs',
      body: nothing,
      answer: z.object({
        eids: z.array(eid),
        most: z.int(),
        onlyWayIn: z.boolean().meta({ description: 'The only one, of an account without a password.' }),
      }),
      reasons: {},
      run: async (c, { current }) => {
        const { eids, onlyWayIn } = await listEids(c.get('context'), current)
        return { ok: true, answer: { eids: [...eids], most: maxEids, onlyWayIn } }
      },
    }),
    freshOperation({
      id: 'startLinkingEid',
      method: 'post',
      path: '/account/eids',
      tag,
      summary: 'Link an eID: where to send the browser',
      description: 'The answer comes back to My Account, which says what became of it; a mail does, too.',
      body: z.strictObject({ country }),
      answer: away,
      status: 201,
      reasons: beginReasons,
      run: (c, { body, current: { fresh } }) => begun(c, schemes, { id: body.country, wish: { kind: 'link', fresh } }),
    }),
    freshOperation({
      id: 'unlinkEid',
      method: 'delete',
      path: '/account/eids/{id}',
      tag,
      summary: 'Unlink an eID',
      description: 'A mail says so. `only-way-in`: first a password.',
      body: nothing,
      answer: nothing,
      reasons: { 'not-found': 404, 'only-way-in': 409 },
      run: async (c, { current: { fresh } }) => {
        const result = await unlinkEid(c.get('context'), { fresh, eidId: c.req.param('id') ?? '' })
        if (result.ok) return done
        return result.reason === 'unknown' ? notFound : { ok: false, reason: result.reason }
      },
    }),
    freshOperation({
      id: 'readWaitingEid',
      method: 'get',
      path: '/account/eids/waiting/{id}',
      tag,
      summary: 'The eID that nobody here has, and that waits in this browser to be linked',
      description: 'Its id stands in the address that the browser came back to.',
      body: nothing,
      answer: waits,
      reasons: { 'not-found': 404 },
      run: async (c) => {
        const found = await findUnmatchedEid(c.get('context'), { eidId: waitingIn(c), visitor: visitorOf(c) })
        return found ? { ok: true, answer: { name: found.name, continueTo: found.continueTo } } : notFound
      },
    }),
    freshOperation({
      id: 'linkWaitingEid',
      method: 'post',
      path: '/account/eids/waiting/{id}',
      tag,
      summary: 'Link it',
      description: 'A mail says so.',
      body: nothing,
      answer: z.object({ continueTo: z.string().nullable() }),
      reasons: { 'not-found': 404, 'linked-already': 409, taken: 409, 'too-many': 409 },
      run: async (c, { current: { fresh } }) => {
        const asked = { eidId: waitingIn(c), fresh, visitor: visitorOf(c) }
        const linked = await linkUnmatchedEid(c.get('context'), asked)
        if (linked.ok) return { ok: true, answer: { continueTo: linked.continueTo } }
        return linked.reason === 'gone' ? notFound : { ok: false, reason: linked.reason }
      },
    }),
  ]
}

const waitingIn = (c: Context<ProviderEnv>): string => waitingEid(c, c.req.param('id') ?? '')

async function begun(
  c: Context<ProviderEnv>,
  schemes: readonly EidScheme[],
  { id, wish }: { readonly id: string; readonly wish: EidWish },
): Promise<Outcome<{ url: string }, keyof typeof beginReasons>> {
  const scheme = schemes.find((each) => each.id === id)
  if (!scheme) return { ok: false, reason: 'no-such-country' }
  const visitor = await rememberedVisitor(c)
  const asked = await beginEid(c.get('context'), { scheme, wish, language: c.get('language'), visitor })
  return asked.ok ? { ok: true, answer: { url: asked.url } } : refused(asked)
}
