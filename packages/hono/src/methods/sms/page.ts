import { withQuery } from '@laissez-passer/core/addresses'
import { textsEndAt } from '@laissez-passer/core/methods/sms'
import { passkeyMethod } from '@laissez-passer/core/methods/passkey'
import type { MethodName } from '@laissez-passer/core/ports'
import type { SentCodeProps } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { RouteParts } from '../../composition.ts'
import { askOf, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { choiceOf, type Shown, type StepOf } from '../../sign-in/shown.ts'

/** Tries of a code: how many are left is told once one was spent. */
const TRIES = 5

const KINDS: ReadonlySet<string> = new Set<SentCodeProps['kind']>(['sms', 'mail-code'])
const ENDS: ReadonlySet<string> = new Set<SentCodeProps['status']>([
  'expired',
  'no-tries',
  'throttled',
  'too-many',
  'reset-lately',
])

/** Whether a method's codes are sent to the person. */
export function isSentMethod(method: MethodName): method is SentCodeProps['kind'] {
  return KINDS.has(method)
}

function isStatus(reason: string | null | undefined): reason is SentCodeProps['status'] {
  return reason != null && ENDS.has(reason)
}

/** The page of a code that went to a phone number or a mailbox. */
export function sentCodePage(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  {
    signInId,
    progress,
    refusal,
    step,
    kind,
  }: Shown & { readonly step: StepOf<'verify'>; readonly kind: SentCodeProps['kind'] },
): Response {
  const { credentials, others, view } = step
  const refused = refusal && 'code' in refusal ? refusal : null
  // No other message may go out, but the last one still works.
  const works = refused?.code === 'too-many' && view.status === 'ready'
  const reason = works ? null : [refused?.code, view.reason].find(isStatus)
  const status = reason ?? 'ready'
  const { left } = view.params
  const chosen = view.credential ?? (credentials.length === 1 ? credentials[0] : undefined)
  const endsAt = kind === 'sms' ? textsEndAt(c.var.context) : null
  const issue = works ? { field: 'form', code: 'sent-too-many' } : { field: 'code', code: `sent-${refused?.code}` }
  return render(c, 'sentCode', {
    action: c.var.addresses.signIn,
    hidden: { flow: signInId, current: kind, ...(chosen ? { currentDevice: chosen.id } : {}) },
    issues: status === 'ready' && refused ? [issue] : [],
    service: askOf(progress.requirement),
    status,
    kind,
    sentTo: chosen?.name ?? '',
    triesLeft: status === 'ready' && typeof left === 'number' && left < TRIES ? left : null,
    until: status === 'ready' ? null : (refused?.until ?? null),
    ends:
      endsAt === null
        ? null
        : { at: endsAt, instead: { method: passkeyMethod, href: c.var.addresses.account('passkeys') } },
    otherNumberHref: credentials.length > 1 ? withQuery(c.var.addresses.signInFlow(signInId), { devices: 1 }) : null,
    others: others.map(choiceOf),
    startHref: withContinue(c.var.addresses.signIn, progress.signIn.continueTo),
    path: c.var.addresses.signInFlow(signInId),
    ...(refused ? { httpStatus: refused.until ? (429 as const) : (422 as const) } : {}),
  })
}
