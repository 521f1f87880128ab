import { withQuery } from '@laissez-passer/core/addresses'
import type { ApprovalPageView } from '@laissez-passer/core/methods/mobile-app-pin'
import type { WaitingProps } from '@laissez-passer/pages/types'
import { setFlowCookie } from '../../cookies.ts'
import { askedProps } from '../../sign-in/shown.ts'
import type { MethodPage } from '../../composition.ts'

const WAITING: ReadonlySet<string> = new Set<WaitingProps['status']>([
  'pending',
  'expired',
  'refused',
  'wrong-code',
  'not-me',
  'cancelled',
  'locked',
  'unknown-device',
  'too-many',
  'paused',
])

function isWaiting(status: string): status is WaitingProps['status'] {
  return WAITING.has(status)
}

/** The page that waits until the phone has answered. */
export const waitingPage: MethodPage<ApprovalPageView> = (c, { render }, asked) => {
  const { credentials, view } = asked.step
  const { signInId } = asked
  const refused = asked.refusal
  const pending = view.status !== 'ended' && asked.refusal === undefined
  const reason = refused?.code ?? view.reason ?? 'expired'
  const { transferCode, link } = view.params
  if (link !== undefined) setFlowCookie(c, signInId)
  const { hidden, ...shared } = askedProps(c, asked)
  return render(c, 'waiting', {
    ...shared,
    hidden: { ...hidden, ...(view.credential ? { currentDevice: view.credential.id } : {}) },
    device: { name: view.credential?.name ?? '' },
    status: pending ? 'pending' : isWaiting(reason) ? reason : 'expired',
    until: refused ? (refused.until ?? null) : view.status === 'ended' ? (view.until ?? null) : null,
    code: pending ? (transferCode ?? null) : null,
    expiresAt: pending ? view.expiresAt : null,
    eventsHref: withQuery(c.get('addresses').signInEvents, { flow: signInId }),
    appHref: pending ? (link ?? null) : null,
    otherDeviceHref: credentials.length > 1 ? withQuery(c.get('addresses').signInFlow(signInId), { devices: 1 }) : null,
    ...(asked.refusal ? { httpStatus: 422 } : {}),
  })
}
