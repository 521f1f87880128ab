import type { QrSignInView } from '@laissez-passer/core/methods/mobile-app-qr'
import type { QrSignInProps } from '@laissez-passer/pages/types'
import { askedProps, triesLeft } from '../../sign-in/shown.ts'
import type { MethodPage } from '../../composition.ts'

/** What ends a QR code; any other refusal leaves it open and is told beside the field. */
const ENDS: ReadonlySet<string> = new Set<QrSignInProps['status']>(['expired', 'no-tries', 'throttled'])

function ends(reason: string | null | undefined): reason is QrSignInProps['status'] {
  return reason != null && ENDS.has(reason)
}

/** The page of the QR code that the app answers with eight digits. */
export const qrSignInPage: MethodPage<QrSignInView> = (c, { render }, asked) => {
  const { view } = asked.step
  const refused = asked.refusal
  const { link } = view.params
  const status = [refused?.code, view.reason].find(ends) ?? 'ready'
  const ready = status === 'ready'
  return render(c, 'qrSignIn', {
    ...askedProps(c, asked),
    issues: ready && refused ? [{ field: 'code', code: refused.code }] : [],
    status,
    link: ready ? (link ?? null) : null,
    expiresAt: ready ? view.expiresAt : null,
    triesLeft: ready ? triesLeft(view.params) : null,
    until: refused?.until ?? null,
    ...(refused ? { httpStatus: 422 } : {}),
  })
}
