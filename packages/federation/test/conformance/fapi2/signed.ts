import { expect } from 'vitest'
import type { KeyPair } from '../../support/clients.ts'
import {
  asked,
  type Changes,
  codeIn,
  exchange,
  type Fapi,
  held,
  push,
  pushed,
  refused,
} from '../support/fapi-client.ts'
import { queryOf } from '../support/op.ts'
import type { Check } from '../support/plan.ts'
import { elsewhere } from './authorization.ts'

const p = 'fapi2-security-profile-final'
const signs = { clientId: 'signs' } as const
/** Nothing but the object is pushed. */
const nothing = Object.fromEntries(Object.keys(asked()).map((name) => [name, null]))

/** Pushes a request object; undefined leaves a claim out. */
async function pushObject(op: Fapi, changes: Changes = {}, key: KeyPair = op.keys.signs) {
  const at = op.now()
  const claims = {
    ...Object.fromEntries(queryOf(asked({ client_id: 'signs' }))),
    iss: 'signs',
    aud: op.metadata['issuer'],
  }
  const request = await key.sign({ ...claims, nbf: at, exp: at + 300, ...changes }, { typ: 'oauth-authz-req+jwt' })
  return push(op, { ...nothing, request }, signs)
}

async function taken(op: Fapi, changes: Changes): Promise<void> {
  const { body, status } = await pushObject(op, changes)
  expect(status, JSON.stringify(body)).toBe(201)
  const query = new URLSearchParams({ client_id: 'signs', request_uri: String(body['request_uri']) })
  await held(op, await exchange(op, codeIn(op, await op.authorize(query)), signs))
}

const invalid = ['invalid_request_object', 'invalid_request'] as const

/** Modules of FAPI 2.0 Message Signing about signed requests (RFC 9101). */
export const signed = (op: () => Fapi) => {
  const fails =
    (changes: (at: number) => Changes): Check =>
    async () => {
      refused(await pushObject(op(), changes(op().now())), ...invalid)
    }
  return {
    [`${p}-ensure-request-object-with-multiple-aud-succeeds`]: () =>
      taken(op(), { aud: [op().metadata['issuer'], 'https://elsewhere.example'] }),
    [`${p}-ensure-request-object-without-exp-fails`]: fails(() => ({ exp: undefined })),
    [`${p}-ensure-request-object-without-nbf-fails`]: fails(() => ({ nbf: undefined })),
    [`${p}-ensure-expired-request-object-fails`]: fails((at) => ({ nbf: at - 600, exp: at - 300 })),
    [`${p}-ensure-request-object-with-bad-aud-fails`]: fails(() => ({ aud: 'https://elsewhere.example' })),
    [`${p}-ensure-request-object-with-exp-over-60-fails`]: fails((at) => ({ exp: at + 70 * 60 })),
    [`${p}-australia-connectid-ensure-request-object-with-exp-over-10-fails`]: elsewhere(op, 'trust_framework'),
    [`${p}-ensure-request-object-with-nbf-over-60-fails`]: fails((at) => ({ nbf: at - 70 * 60 })),
    [`${p}-australia-connectid-ensure-request-object-with-nbf-over-15-fails`]: elsewhere(op, 'trust_framework'),
    [`${p}-ensure-request-object-with-nbf-8-seconds-in-the-future-is-accepted`]: () =>
      taken(op(), { nbf: op().now() + 8 }),
    [`${p}-ensure-signed-request-object-with-RS256-fails`]: async () => {
      refused(await pushObject(op(), {}, op().rsa), ...invalid)
    },
    [`${p}-ensure-request-object-signature-algorithm-is-not-none`]: async () => {
      const at = op().now()
      const claims = {
        ...asked({ client_id: 'signs' }),
        iss: 'signs',
        aud: op().metadata['issuer'],
        nbf: at,
        exp: at + 60,
      }
      const [head, body] = [{ alg: 'none' }, claims].map((part) =>
        Buffer.from(JSON.stringify(part)).toString('base64url'),
      )
      refused(await push(op(), { ...nothing, request: `${head}.${body}.` }, signs), 'request_not_supported', ...invalid)
    },
    [`${p}-ensure-request-object-with-invalid-signature-fails`]: async () => {
      refused(await pushObject(op(), {}, { ...op().keys.first, sign: op().keys.first.sign }), ...invalid)
    },
    [`${p}-ensure-matching-key-in-authorization-request`]: async () => {
      refused(await pushObject(op(), {}, op().keys.second), ...invalid)
    },
    [`${p}-ensure-unsigned-request-at-par-endpoint-fails`]: async () => {
      refused(await push(op(), {}, signs), ...invalid)
      expect(await pushed(op(), {}, { clientId: 'first' })).toBeInstanceOf(URLSearchParams)
    },
    [`${p}-par-authorization-request-containing-request_uri`]: fails(() => ({
      request_uri: 'urn:ietf:params:oauth:request_uri:abc',
    })),
  } satisfies Record<string, Check>
}
