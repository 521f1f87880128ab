import type { MethodPage } from '../composition.ts'
import { askedProps, credentialAsked } from '../sign-in/shown.ts'

/** The page of a method whose face has none: what it asks in its words, and a field. */
export const codePage: MethodPage = (c, { render }, asked) => {
  const { method, view } = asked.step
  const refused = asked.refusal
  const throttled = refused?.code === 'throttled'
  return render(c, 'methodCode', {
    ...askedProps(c, asked, { names: true }),
    method: { name: method },
    status: throttled ? 'ended' : view.status,
    reason: refused?.code ?? view.reason,
    params: view.params,
    credential: credentialAsked(asked)?.name ?? '',
    until: refused?.until ?? null,
    ...(refused ? { httpStatus: throttled ? (429 as const) : (422 as const) } : {}),
  })
}
