import { subjectOf } from '../oidc/claims/subject.ts'
import { signJwt } from '../oidc/keys/sign.ts'
import { issuerOf, type OidcContext } from '../oidc/provider.ts'
import type { OidcService } from '../services/index.ts'
import type { EventNoticeParams } from './notice.ts'
import { verification } from './signals.ts'

/** Who is behind it, as CAEP says (§2). */
const entities: Readonly<Record<string, 'user' | 'admin' | 'policy'>> = { person: 'user', policy: 'policy' }

/**
 * A security event token: says to a receiver, in our name, what happened to somebody. One an event.
 *
 * @param options `id`: the same whenever it is sent again; `streamId`: what a verification is about.
 * @see https://openid.net/specs/openid-sharedsignals-framework-1_0.html
 * @see https://www.rfc-editor.org/rfc/rfc8417
 */
export async function securityEventToken(
  context: OidcContext,
  {
    id,
    params,
    service,
    streamId,
  }: {
    readonly id: string
    readonly params: EventNoticeParams
    readonly service: OidcService
    readonly streamId: string
  },
): Promise<string> {
  const iss = issuerOf(context)
  const { at, by, details, kind, uid } = params
  const own: Readonly<Record<string, unknown>> = JSON.parse(details)
  const about =
    kind === verification
      ? { sub_id: { format: 'opaque', id: streamId }, events: { [kind]: own } }
      : {
          sub_id: { format: 'iss_sub', iss, sub: await subjectOf(context, { account: { uid }, service }) },
          events: { [kind]: { event_timestamp: at, initiating_entity: entities[by] ?? 'admin', ...own } },
        }
  return signJwt(context, service.idTokenSignedResponseAlg, {
    typ: 'secevent+jwt',
    payload: { iss, jti: id, iat: context.now, aud: service.clientId, ...about },
  })
}
