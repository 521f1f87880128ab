import type { MethodName } from '@laissez-passer/core/ports'
import type { TokenCodeProps } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { RouteParts } from '../../composition.ts'
import { askOf, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { choiceOf, type Shown, type StepOf } from '../../sign-in/shown.ts'

/** Tries of a challenge: how many are left is told once one was spent. */
const TRIES = 5

const KINDS: ReadonlySet<string> = new Set<TokenCodeProps['kind']>(['token', 'token-app', 'token-cram'])
const ENDS: ReadonlySet<string> = new Set<TokenCodeProps['status']>(['expired', 'no-tries', 'throttled'])

/** Whether a method's codes come from a token. */
export function isTokenMethod(method: MethodName): method is TokenCodeProps['kind'] {
  return KINDS.has(method)
}

function isStatus(reason: string): reason is TokenCodeProps['status'] {
  return ENDS.has(reason)
}

/** The page of a code that a token or an authenticator app shows. */
export function tokenCodePage(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  {
    signInId,
    progress,
    refusal,
    step,
    kind,
  }: Shown & { readonly step: StepOf<'verify'>; readonly kind: TokenCodeProps['kind'] },
): Response {
  const { view, others, credentials } = step
  const refused = refusal && 'code' in refusal ? refusal : null
  const { challenge, left } = view.params
  const reason = [refused?.code, view.reason].find((candidate) => candidate != null && ENDS.has(candidate)) ?? 'ready'
  const status = isStatus(reason) ? reason : 'ready'
  const ready = status === 'ready'
  // A challenge that is over names no token; of one alone it is clear which.
  const chosen = view.credential ?? (credentials.length === 1 ? credentials[0] : undefined)
  return render(c, 'tokenCode', {
    action: c.var.addresses.signIn,
    hidden: { flow: signInId, current: step.method, ...(chosen ? { currentDevice: chosen.id } : {}) },
    issues: ready && refused ? [{ field: 'code', code: `token-${refused.code}` }] : [],
    service: askOf(progress.requirement),
    status,
    kind,
    token: chosen?.name ?? '',
    challenge: ready && challenge !== undefined ? String(challenge) : null,
    triesLeft: ready && typeof left === 'number' && left < TRIES ? left : null,
    until: refused?.until ?? null,
    others: others.map(choiceOf),
    startHref: withContinue(c.var.addresses.signIn, progress.signIn.continueTo),
    path: c.var.addresses.signInFlow(signInId),
    ...(refused ? { httpStatus: status === 'throttled' ? (429 as const) : (422 as const) } : {}),
  })
}
