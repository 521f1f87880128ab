import type { Context } from 'hono'
import type { RouteParts } from '../../composition.ts'
import { askOf, withContinue } from '../../destination.ts'
import type { ProviderEnv } from '../../environment.ts'
import { choiceOf, issueOf, type Shown, type StepOf } from '../../sign-in/shown.ts'

/** After the password, the passkey. */
export function passkeyPage(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  { signInId, progress, refusal, step }: Shown & { readonly step: StepOf<'verify'> },
): Response {
  return render(c, 'passkey', {
    action: c.var.addresses.signIn,
    hidden: { flow: signInId, current: step.method },
    issues: refusal ? [issueOf(refusal)] : [],
    service: askOf(progress.requirement),
    options: String(step.view.params.options),
    others: step.others.map(choiceOf),
    startHref: withContinue(c.var.addresses.signIn, progress.signIn.continueTo),
    path: c.var.addresses.signInFlow(signInId),
  })
}
