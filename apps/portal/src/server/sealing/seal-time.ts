import type { CertificateView } from '@laissez-passer/europass/credentials'

/** In seconds: how long before its end a certificate is told of. */
const early = 30 * 86_400

/**
 * How it is with the certificate of a seal: `soon` in its last thirty days, `over` when nothing is sealed by
 * it.
 */
export type SealTime = 'ok' | 'soon' | 'over'

/** How it is with the certificate of a seal. `now`: seconds since the epoch. */
export function sealTime({ notBefore, notAfter }: CertificateView, now: number): SealTime {
  if (now < notBefore || now > notAfter) return 'over'
  return now > notAfter - early ? 'soon' : 'ok'
}

/** The day on which it ends: `2027-03-01`, in UTC. */
export const lastDay = ({ notAfter }: CertificateView): string => new Date(notAfter * 1000).toISOString().slice(0, 10)
