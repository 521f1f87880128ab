import { hash, signMessage, toBase64url } from '@laissez-passer/core/authenticator'
import createClient, { type Client, type Middleware } from 'openapi-fetch'
import type { DeviceRecord } from '../../../mobile-crypto/src/keys/record.ts'
import type { paths } from './api.d.ts'
import { origin, type World } from './world.ts'

type Enrolled = Extract<DeviceRecord, { step: 'enrolled' }>

/** Signs a request as a phone does; `nonce`: that of the answer before. */
export async function signedBy(
  record: Enrolled,
  { nonce, request }: { readonly nonce: string; readonly request: Request },
): Promise<Request> {
  const body = await request.clone().text()
  const claims = {
    iss: record.deviceId,
    aud: origin,
    htm: request.method,
    htu: request.url,
    bh: hash(body),
    nonce,
    jti: toBase64url(crypto.getRandomValues(new Uint8Array(16))),
  }
  const { presenceKey: key, presencePublic: publicKey } = record
  request.headers.set('Authorization', `LP-Device ${await signMessage('lp-device+jwt', claims, { key, publicKey })}`)
  request.headers.set('Origin', 'http://localhost:4002')
  return request
}

/** A client made from the document that signs so. */
export function deviceClientOf(world: World, record: Enrolled): Client<paths> {
  let nonce = 'none'
  const client = createClient<paths>({
    baseUrl: `${origin}/cas/api`,
    fetch: (request) => world.provider.fetch(request),
  })
  const signed: Middleware = {
    onRequest: ({ request }) => signedBy(record, { nonce, request }),
    onResponse({ response }) {
      nonce = response.headers.get('LP-Nonce') ?? nonce
    },
  }
  client.use(signed)
  return client
}
