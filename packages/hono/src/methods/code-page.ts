import type { Context } from 'hono'
import type { RouteParts } from '../composition.ts'
import { askOf, withContinue } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import { type Shown, type StepOf } from '../sign-in/shown.ts'

/** The page of a method that has none of its own: a third party's. */
export function methodCodePage(
  c: Context<ProviderEnv>,
  { render }: RouteParts,
  { signInId, progress, refusal, step }: Shown & { readonly step: StepOf<'verify'> },
): Response {
  const { view, others, credentials } = step
  const refused = refusal && 'code' in refusal ? refusal : null
  const throttled = refused?.code === 'throttled'
  const chosen = view.credential ?? (credentials.length === 1 ? credentials[0] : undefined)
  return render(c, 'methodCode', {
    action: c.var.addresses.signIn,
    hidden: { flow: signInId, current: step.method, ...(chosen ? { currentDevice: chosen.id } : {}) },
    service: askOf(progress.requirement),
    method: { name: step.method },
    status: throttled ? 'ended' : view.status,
    reason: refused?.code ?? view.reason,
    params: view.params,
    credential: chosen?.name ?? '',
    until: refused?.until ?? null,
    others: others.map(({ name, phishingResistant }) => ({ name, resistsPhishing: phishingResistant })),
    startHref: withContinue(c.var.addresses.signIn, progress.signIn.continueTo),
    path: c.var.addresses.signInFlow(signInId),
    ...(refused ? { httpStatus: throttled ? (429 as const) : (422 as const) } : {}),
  })
}
