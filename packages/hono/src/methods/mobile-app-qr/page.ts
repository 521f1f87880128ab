import type { ScanCodeProps } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { RouteParts } from '../../composition.ts'
import { askOf, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { choiceOf, type Shown, type StepOf } from '../../sign-in/shown.ts'

/** Tries of a QR code: how many are left is told once one was spent. */
const TRIES = 5

/** What ends a QR code; any other refusal leaves it open and is told beside the field. */
const ENDS: ReadonlySet<string> = new Set<ScanCodeProps['status']>(['expired', 'no-tries', 'throttled'])

function isStatus(reason: string): reason is ScanCodeProps['status'] {
  return ENDS.has(reason)
}

/** The page of the QR code that the app answers with eight digits. */
export function scanCodePage(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  { signInId, progress, refusal, step }: Shown & { readonly step: StepOf<'verify'> },
): Response {
  const { view, others } = step
  const refused = refusal && 'code' in refusal ? refusal : null
  const { link, left } = view.params
  const reason = [refused?.code, view.reason].find((candidate) => candidate != null && ENDS.has(candidate)) ?? 'ready'
  const status = isStatus(reason) ? reason : 'ready'
  const ready = status === 'ready'
  return render(c, 'scanCode', {
    action: c.var.addresses.signIn,
    hidden: { flow: signInId, current: step.method },
    issues: ready && refused ? [{ field: 'code', code: refused.code }] : [],
    service: askOf(progress.requirement),
    status,
    link: ready && link !== undefined ? String(link) : null,
    expiresAt: ready ? view.expiresAt : null,
    triesLeft: ready && typeof left === 'number' && left < TRIES ? left : null,
    until: refused?.until ?? null,
    others: others.map(choiceOf),
    startHref: withContinue(c.var.addresses.signIn, progress.signIn.continueTo),
    path: c.var.addresses.signInFlow(signInId),
    ...(refused ? { httpStatus: 422 } : {}),
  })
}
