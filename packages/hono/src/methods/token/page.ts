import type { TokenCodeProps } from '@laissez-passer/pages/types'
import { askedProps, credentialAsked, triesLeft } from '../../sign-in/shown.ts'
import type { MethodPage } from '../../composition.ts'

const ENDS: ReadonlySet<string> = new Set<TokenCodeProps['status']>(['expired', 'no-tries', 'outlived', 'throttled'])

function ends(reason: string | null | undefined): reason is TokenCodeProps['status'] {
  return reason != null && ENDS.has(reason)
}

/**
 * The page of a code that a token or an authenticator app shows.
 *
 * @param kind which of them
 */
export function tokenCodePage(kind: TokenCodeProps['kind']): MethodPage {
  return (c, { render }, asked) => {
    const { view } = asked.step
    const refused = asked.refusal
    const { challenge } = view.params
    const status = [refused?.code, view.reason].find(ends) ?? 'ready'
    const ready = status === 'ready'
    return render(c, 'tokenCode', {
      ...askedProps(c, asked, { names: true }),
      issues: ready && refused ? [{ field: 'code', code: `token-${refused.code}` }] : [],
      status,
      kind,
      token: credentialAsked(asked)?.name ?? '',
      challenge: ready && challenge !== undefined ? String(challenge) : null,
      triesLeft: ready ? triesLeft(view.params) : null,
      until: refused?.until ?? null,
      ...(refused ? { httpStatus: status === 'throttled' ? (429 as const) : (422 as const) } : {}),
    })
  }
}
