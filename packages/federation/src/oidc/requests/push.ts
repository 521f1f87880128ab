import { isFapi2 } from '../clients/fapi2.ts'
import { fromClient } from '../clients/from-client.ts'
import { verifyProof } from '../dpop/proof.ts'
import { describing, tooMany } from '../grants/answer.ts'
import { spendAsStranger } from '../../strangers.ts'
import { clientToken, hashSecret } from '../encoding.ts'
import type { OidcProvider } from '../provider.ts'
import { referenceOf } from './reference.ts'
import type { Wrong } from './request.ts'
import { openedRequest } from './resolve.ts'
import { validateRequest } from './validate.ts'

/** For how many seconds a browser may come with a pushed request. */
const pushedSeconds = 60

/** The answer to a pushed request: a JSON body to send with this status, `Cache-Control: no-store`. */
export interface PushAnswer {
  readonly status: 200 | 201 | 400 | 401 | 429
  readonly body: Readonly<Record<string, unknown>>
  /** Of a 429, in seconds. */
  readonly retryAfter?: number
  /** What is wrong, in English, for the operator's log; absent: no more than the body says. Never sent. */
  readonly why?: string
}

/** What proves the client, and isn't part of what it asks. */
const credentials = ['client_secret', 'client_assertion', 'client_assertion_type']

/**
 * Takes an authorization request from its client, before the browser comes with a reference to it. It is held
 * against everything that holds for a request of the browser's. One commit.
 *
 * @param request - `authorization` and `dpop`: those headers, or null; `parameters` of the form.
 * @returns The answer to send; a 401 goes with `WWW-Authenticate: Basic`.
 * @see https://www.rfc-editor.org/rfc/rfc9126#section-2
 */
export async function pushRequest(
  provider: OidcProvider,
  request: {
    readonly authorization: string | null
    readonly dpop: string | null
    readonly parameters: URLSearchParams
    /** The network address that it comes from; absent: not known. */
    readonly address?: string
  },
): Promise<PushAnswer> {
  const { authorization, dpop, parameters } = request
  const { addresses, origin } = provider.settings
  const endpoint = origin + addresses.oauth2.pushed
  const client = await fromClient(provider, { authorization, parameters, endpoint })
  if (!client.ok) return client.answer
  const { method, service } = client
  if (parameters.has('request_uri'))
    return failed({ error: 'invalid_request', description: 'request_uri can’t be pushed' })
  const opened = await openedRequest(provider, { begun: false, parameters, service })
  if (!opened.ok) return failed(opened.wrong)
  const asked = new URLSearchParams(opened.parameters)
  for (const name of credentials) asked.delete(name)
  asked.set('client_id', service.clientId)
  if (method === 'none') {
    const resting = await spendAsStranger(provider, { what: 'pushed-request', address: request.address ?? 'unknown' })
    if (resting !== null) return tooMany(resting)
  }
  if (dpop !== null) {
    // RFC 9449 §10.1: a proof beside the request binds the code to its key, as dpop_jkt does.
    const proved = await verifyProof(provider, dpop, {
      method: 'POST',
      url: endpoint,
      accessToken: null,
      strict: isFapi2(service),
    })
    if (!proved.ok) return failed({ error: 'invalid_dpop_proof', description: proved.description })
    if (asked.has('dpop_jkt') && asked.get('dpop_jkt') !== proved.jkt)
      return failed({ error: 'invalid_dpop_proof', description: 'dpop_jkt names another key than the proof' })
    asked.set('dpop_jkt', proved.jkt)
  }
  const validated = validateRequest(provider, { service, parameters: asked, mark: null, pushed: null, sealed: true })
  if (!validated.ok) return failed(validated.wrong)

  const token = clientToken(provider.random)
  await provider.store.pushedRequests.push({
    idHash: hashSecret(token),
    clientId: service.clientId,
    parameters: asked.toString(),
    createdAt: provider.now,
    expiresAt: provider.now + pushedSeconds,
  })
  return { status: 201, body: { request_uri: referenceOf(token), expires_in: pushedSeconds } }
}

function failed({ error, description }: Wrong): PushAnswer {
  return { status: 400, body: { error, error_description: describing(description) } }
}
