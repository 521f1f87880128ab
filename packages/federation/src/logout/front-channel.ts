import { withQuery } from '@laissez-passer/core/addresses'
import type { LogoutNotice } from '@laissez-passer/core/ports'
import { issuerOf, type OidcContext } from '../oidc/provider.ts'
import type { Service } from '../services/index.ts'
import { wayOf } from './way.ts'

/**
 * The addresses that the page after a logout loads in frames, so that the browser itself tells services.
 *
 * @returns of each its notice's id and the address, with `iss` and `sid` after its own query
 * @see https://openid.net/specs/openid-connect-frontchannel-1_0.html#RPLogout
 */
export function frontChannelFrames(
  context: Pick<OidcContext, 'settings'> & { readonly services: readonly Service[] },
  notices: readonly LogoutNotice[],
): readonly { readonly id: string; readonly url: string }[] {
  return notices.flatMap((notice) => {
    const way = wayOf(context.services, notice)
    if (way.kind !== 'front-channel') return []
    const named = notice.sid === null ? {} : { iss: issuerOf(context), sid: notice.sid }
    return [{ id: notice.id, url: withQuery(way.url, named) }]
  })
}
