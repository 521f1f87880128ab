import {
  addPasskey,
  listPasskeys,
  newPasskeyOptions,
  removePasskey,
  renamePasskey,
} from '@laissez-passer/core/internal/methods/passkey'
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
import { seconds, typed } from '../../api/schemas.ts'

const tag = 'Passkeys'

const passkey = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['platform', 'phone', 'security-key']).meta({ description: 'What holds it.' }),
    make: z.string().nullable(),
    discoverable: z.boolean().meta({ description: 'It signs in without an identifier.' }),
    backedUp: z.boolean(),
    createdAt: seconds,
    lastUsedAt: seconds.nullable(),
  })
  .meta({ id: 'Passkey', description: 'A passkey: on a security key, a phone, or this device.' })

const idOf = (given: string | undefined) => given ?? ''

/** One's own passkeys, for programs. */
export const ownPasskeyOperations: readonly Operation[] = [
  scopedOperation({
    id: 'listPasskeys',
    scope: 'account.read',
    method: 'get',
    path: '/account/passkeys',
    tag,
    summary: 'One’s passkeys and security keys',
    body: nothing,
    answer: z.object({ passkeys: z.array(passkey) }),
    reasons: {},
    run: async (c, { current }) => {
      const { passkeys } = await listPasskeys(c.get('context'), { accountId: current.account.id })
      return { ok: true, answer: { passkeys: [...passkeys] } }
    },
  }),
  freshOperation({
    id: 'newPasskey',
    method: 'post',
    path: '/account/passkeys/options',
    tag,
    summary: 'What a browser is asked to make a passkey with',
    description: 'Give it to `navigator.credentials.create`, and what comes of it to `addPasskey`.',
    body: nothing,
    answer: z.record(z.string(), z.unknown()),
    reasons: {},
    run: async (c, { current }) => ({
      ok: true,
      answer: { ...(await newPasskeyOptions(c.get('context'), { fresh: current.fresh })) },
    }),
  }),
  freshOperation({
    id: 'addPasskey',
    method: 'post',
    path: '/account/passkeys',
    tag,
    summary: 'Add the passkey that a browser made',
    description: 'A mail says so.',
    body: z.strictObject({
      name: typed,
      passkey: z.string().max(16_384).meta({ description: 'The JSON of what the browser gave.' }),
    }),
    answer: passkey.pick({ id: true, name: true }),
    status: 201,
    reasons: { invalid: 422, expired: 410, taken: 409, 'too-many': 409, refused: 422 },
    run: async (c, { body, current }) => {
      const made = { fresh: current.fresh, name: body.name, response: body.passkey }
      const added = await addPasskey(c.get('context'), made)
      return added.ok ? { ok: true, answer: added.passkey } : refused(added)
    },
  }),
  ownOperation({
    id: 'renamePasskey',
    method: 'patch',
    path: '/account/passkeys/{id}',
    tag,
    summary: 'Give a passkey another name',
    body: z.strictObject({ name: typed }),
    answer: nothing,
    reasons: { invalid: 422, 'not-found': 404 },
    run: async (c, { body, current }) => {
      const passkeyId = idOf(c.req.param('id'))
      const renamed = { accountId: current.account.id, passkeyId, name: body.name }
      const result = await renamePasskey(c.get('context'), renamed)
      if (result.ok) return done
      return result.reason === 'invalid' ? refused(result) : notFound
    },
  }),
  freshOperation({
    id: 'removePasskey',
    method: 'delete',
    path: '/account/passkeys/{id}',
    tag,
    summary: 'Remove a passkey',
    description: 'It signs in no more; a mail says so.',
    body: nothing,
    answer: nothing,
    reasons: { 'not-found': 404 },
    run: async (c, { current }) => {
      const passkeyId = idOf(c.req.param('id'))
      return (await removePasskey(c.get('context'), { fresh: current.fresh, passkeyId })).ok ? done : notFound
    },
  }),
]
