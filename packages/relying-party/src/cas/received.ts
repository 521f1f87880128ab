import { readForm } from '../form.ts'
import { grantHashOf, sidHashOf } from '../names.ts'
import type { Received } from '../protocol.ts'
import { seal, unseal } from '../secrets.ts'
import type { RelyingPartySessions } from '../sessions/port.ts'
import { readSessionIndex } from './response.ts'

/** A grant is named by the validation under way, which takes seconds. */
const grantSeconds = 300
const about = 'proxy-granting-ticket'

/** Single logout: the provider names the ticket that opened a session. */
export async function logoutRequest(
  request: Request,
  { issuer, now }: { readonly issuer: string; readonly now: number },
): Promise<Received> {
  const form = await readForm(request)
  const ticket = readSessionIndex(form.get('logoutRequest') ?? '')
  if (ticket === null)
    return { kind: 'refused', reason: 'not-a-logout-request', response: new Response(null, { status: 400 }) }
  return {
    kind: 'end',
    which: { sidHash: await sidHashOf(issuer, ticket) },
    at: now,
    byAnybody: true,
    response: new Response(null),
  }
}

/**
 * The provider brings a proxy-granting ticket, while it validates: EU Login posts it, CAS puts it into the
 * address. It is kept sealed by its IOU, which the validation's answer names. Without either this is CAS
 * trying the address.
 */
export async function grantBrought(
  request: Request,
  { now, sessions }: { readonly now: number; readonly sessions: RelyingPartySessions },
): Promise<Received> {
  const form = request.method === 'POST' ? await readForm(request) : new URL(request.url).searchParams
  const [pgt, iou] = [form.get('pgtId'), form.get('pgtIou')]
  if (isTicket(pgt) && isTicket(iou))
    await sessions.remember({
      keyHash: await grantHashOf(iou),
      value: await seal(pgt, { about, secret: iou }),
      expiresAt: now + grantSeconds,
      byAnybody: true,
    })
  return {
    kind: 'done',
    response: new Response('<proxySuccess xmlns="http://www.yale.edu/tp/casClient" />', {
      headers: { 'Content-Type': 'text/xml; charset=utf-8', 'Cache-Control': 'no-store' },
    }),
  }
}

/** The proxy-granting ticket that an IOU stands for, once; null when it wasn't brought. */
export async function grantOf(
  iou: string,
  { now, sessions }: { readonly now: number; readonly sessions: RelyingPartySessions },
): Promise<string | null> {
  const pending = await sessions.take(await grantHashOf(iou), { now })
  return pending === null ? null : unseal(pending.value, { about, secret: iou })
}

/** Characters of tickets, and long enough not to be guessed. */
function isTicket(value: string | null): value is string {
  return value !== null && /^[A-Za-z0-9.-]{20,256}$/.test(value)
}
