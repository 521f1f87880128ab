import { listTokens } from '@laissez-passer/core/methods/token'
import {
  confirmTokenApp,
  removeToken,
  renameToken,
  resynchroniseToken,
  startTokenApp,
  takeToken,
} from '@laissez-passer/core/internal/methods/token'
import type { Context } from 'hono'
import * as z from 'zod'
import {
  done,
  freshOperation,
  notFound,
  nothing,
  type Operation,
  ownOperation,
  refused,
  scopedOperation,
} from '../../api/operation.ts'
import { seconds, typed, typedDigits } from '../../api/schemas.ts'
import type { ProviderEnv } from '../../environment.ts'

const tag = 'Authenticator apps and tokens'

const token = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.string().meta({ description: '`totp`, `hotp`, or `ocra` where it answers a challenge.' }),
    origin: z.string().meta({ description: 'An app that was set up here, or a device.' }),
    serial: z.string().nullable(),
    createdAt: seconds,
    lastSeenAt: seconds.nullable(),
  })
  .meta({ id: 'Token' })

const named = z.object({ name: z.string() })

const offers = (c: Context<ProviderEnv>, method: string) => c.get('context').methods.some(({ name }) => name === method)

/** One's own authenticator apps and tokens, for programs. */
export const tokenOperations: readonly Operation[] = [
  scopedOperation({
    id: 'listTokens',
    scope: 'account.read',
    method: 'get',
    path: '/account/tokens',
    tag,
    summary: 'One’s authenticator apps and tokens',
    body: nothing,
    answer: z.object({ tokens: z.array(token) }),
    reasons: {},
    run: async (c, { current }) => {
      const tokens = await listTokens(c.get('context'), { accountId: current.account.id })
      return { ok: true, answer: { tokens: [...tokens] } }
    },
  }),
  freshOperation({
    id: 'startTokenApp',
    method: 'post',
    path: '/account/token-apps',
    tag,
    summary: 'Begin to add an authenticator app: its secret, once',
    description: 'Show `link` as a QR code; `confirmTokenApp` takes the first code.',
    body: z.strictObject({ name: typed }),
    answer: z.object({
      id: z.string(),
      name: z.string(),
      link: z.string().meta({ description: 'An `otpauth:` address. A secret.' }),
      secret: z.string().meta({ description: 'The same to type, in Base32.' }),
      expiresAt: seconds,
    }),
    status: 201,
    reasons: { invalid: 422, 'too-many': 409, 'not-found': 404 },
    run: async (c, { body, current }) => {
      if (!offers(c, 'token-app')) return notFound
      const started = await startTokenApp(c.get('context'), { fresh: current.fresh, name: body.name })
      return started.ok ? { ok: true, answer: started.app } : refused(started)
    },
  }),
  freshOperation({
    id: 'confirmTokenApp',
    method: 'post',
    path: '/account/token-apps/{id}/confirm',
    tag,
    summary: 'Add the app, by a code that it shows',
    description: 'A mail says so.',
    body: z.strictObject({ code: typedDigits }),
    answer: named,
    reasons: { invalid: 422, 'not-found': 404, 'too-many': 409, throttled: 429 },
    run: async (c, { body, current }) => {
      const id = c.req.param('id') ?? ''
      const result = await confirmTokenApp(c.get('context'), { fresh: current.fresh, id, code: body.code })
      if (result.ok) return { ok: true, answer: result }
      const { reason } = result
      return reason === 'unknown' ? notFound : refused({ ...result, reason })
    },
  }),
  freshOperation({
    id: 'takeToken',
    method: 'post',
    path: '/account/tokens',
    tag,
    summary: 'Add a device that the operator handed out, by its serial number and two codes in a row',
    body: z.strictObject({ serial: typed, code: typedDigits, nextCode: typedDigits, name: typed }),
    answer: named,
    status: 201,
    reasons: { invalid: 422, throttled: 429, 'too-many': 409, 'not-found': 404 },
    run: async (c, { body, current }) => {
      if (!offers(c, 'token')) return notFound
      const result = await takeToken(c.get('context'), { fresh: current.fresh, ...body })
      return result.ok ? { ok: true, answer: result } : refused(result)
    },
  }),
  ownOperation({
    id: 'renameToken',
    method: 'patch',
    path: '/account/tokens/{id}',
    tag,
    summary: 'Give an app or a token another name',
    body: z.strictObject({ name: typed }),
    answer: nothing,
    reasons: { invalid: 422, 'not-found': 404 },
    run: async (c, { body, current }) => {
      const tokenId = c.req.param('id') ?? ''
      const result = await renameToken(c.get('context'), { accountId: current.account.id, tokenId, name: body.name })
      if (result.ok) return done
      return result.reason === 'invalid' ? refused(result) : notFound
    },
  }),
  ownOperation({
    id: 'resynchroniseToken',
    method: 'post',
    path: '/account/tokens/{id}/resynchronise',
    tag,
    summary: 'Put a token back into step, by two codes in a row',
    body: z.strictObject({ code: typedDigits, nextCode: typedDigits }),
    answer: nothing,
    reasons: { invalid: 422, throttled: 429, 'not-found': 404 },
    run: async (c, { body, current }) => {
      const tokenId = c.req.param('id') ?? ''
      const result = await resynchroniseToken(c.get('context'), { accountId: current.account.id, tokenId, ...body })
      if (result.ok) return done
      const { reason } = result
      return reason === 'unknown' ? notFound : refused({ ...result, reason })
    },
  }),
  freshOperation({
    id: 'removeToken',
    method: 'delete',
    path: '/account/tokens/{id}',
    tag,
    summary: 'Remove an app or a token',
    description: 'It signs in no more; a mail says so.',
    body: nothing,
    answer: nothing,
    reasons: { 'not-found': 404 },
    run: async (c, { current }) => {
      const tokenId = c.req.param('id') ?? ''
      return (await removeToken(c.get('context'), { fresh: current.fresh, tokenId })).ok ? done : notFound
    },
  }),
]
