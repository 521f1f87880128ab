import { logoutSubject } from '@laissez-passer/core/internal/sessions'
import type { LogoutNotice } from '@laissez-passer/core/ports'
import { base64url } from 'jose'
import { subjectOf } from '../oidc/claims/subject.ts'
import { issuerOf, type OidcContext } from '../oidc/provider.ts'
import { signJwt } from '../oidc/keys/sign.ts'
import type { OidcService } from '../services/index.ts'

/** It is used at once, or made anew. */
const lifetime = 120

/**
 * A logout token: says to a client, in our name, that this session of this person has ended. One a try, so
 * that a client that remembers `jti` takes the next.
 *
 * @see https://openid.net/specs/openid-connect-backchannel-1_0.html#LogoutToken
 */
export async function logoutToken(
  context: OidcContext,
  { notice, service }: { readonly notice: LogoutNotice; readonly service: OidcService },
): Promise<string> {
  const account = { uid: await logoutSubject(context.keyRing, notice) }
  return signJwt(context, service.idTokenSignedResponseAlg, {
    typ: 'logout+jwt',
    payload: {
      iss: issuerOf(context),
      sub: await subjectOf(context, { account, service }),
      aud: service.clientId,
      iat: context.now,
      exp: context.now + lifetime,
      jti: base64url.encode(context.random(16)),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      ...(notice.sid === null ? {} : { sid: notice.sid }),
    },
  })
}
