import type { Context } from 'hono'
import type { RouteParts } from '../../composition.ts'
import { askOf, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { choiceOf, type Shown, type StepOf } from '../../sign-in/shown.ts'

/** One of the ten codes, typed after the password. */
export function recoveryCodePage(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  { signInId, progress, refusal, step }: Shown & { readonly step: StepOf<'verify'> },
): Response {
  const until = refusal && 'until' in refusal ? (refusal.until ?? null) : null
  return render(c, 'recoveryCode', {
    action: c.var.addresses.signIn,
    hidden: { flow: signInId, current: step.method },
    issues: refusal && 'code' in refusal ? [{ field: 'code', code: `recovery-${refusal.code}` }] : [],
    service: askOf(progress.requirement),
    until,
    others: step.others.map(choiceOf),
    startHref: withContinue(c.var.addresses.signIn, progress.signIn.continueTo),
    path: c.var.addresses.signInFlow(signInId),
    ...(until === null ? {} : { httpStatus: 429 as const }),
  })
}
