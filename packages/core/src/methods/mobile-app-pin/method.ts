import { mobileAppPinMethod } from './name.ts'
import { askDevice, viewApproval } from '../../authenticator/server/ask.ts'
import { restsUntil } from '../../authenticator/server/pin-reset.ts'
import type { VerificationMethod } from '../../sign-in/method.ts'
import { credentialOf } from '../../sign-in/set-up.ts'

/**
 * Mobile app + PIN: after the password, a request goes to a phone, where the person types the transfer code and their PIN.
 * Doesn't resist live phishing (someone in the middle can relay the code), and doesn't claim to.
 *
 * `start` refuses with `unknown-device`, `locked`, `too-many` or `paused` (both with `until`). `view` shows `transferCode`, `requestId` and
 * `link` (for a browser on the phone itself). `verify` refuses with `not-here`: the phone's answer records the proof.
 * @see docs: the authenticator protocol, "Approve"
 */
export function mobileAppPin(): VerificationMethod {
  return {
    name: mobileAppPinMethod,
    kind: 'second',
    level: 'MEDIUM',
    strength: 'PASSWORD_MOBILE_APP',
    phishingResistant: false,
    credentials: (factors) => factors.filter(({ kind }) => kind === 'device').map(credentialOf),
    restsUntil,
    async start(context, { account, credentialId, knownBrowser, signIn, visitor }) {
      if (credentialId === null) return { ok: false, reason: 'unknown-device' }
      const { browserName, place } = visitor
      const asked = await askDevice(context, {
        account,
        signIn,
        deviceId: credentialId,
        knownBrowser,
        browserName,
        place,
        serviceOrigin: null,
      })
      if (asked.ok) return asked
      return { ok: false, reason: asked.reason, ...(asked.until === undefined ? {} : { until: asked.until }) }
    },
    async view(context, { credentialId, signIn }) {
      const approval = await viewApproval(context, signIn.idHash)
      if (!approval) {
        // Nothing went out (too many did before): the page still says to which phone.
        const chosen = credentialId === null ? null : await context.store.devices.find(credentialId)
        const credential = chosen && { id: chosen.id, name: chosen.name, model: chosen.model }
        return { status: 'ended', reason: 'not-started', expiresAt: null, credential, params: {} }
      }
      const { device: credential, expiresAt, id, link, status, transferCode } = approval
      // An approved request has its proof in the sign-in: the page that sees this moves on.
      const waiting = status === 'pending' || status === 'approved'
      const params = waiting
        ? { requestId: id, ...(transferCode === null ? {} : { transferCode }), ...(link === null ? {} : { link }) }
        : {}
      return { status: waiting ? 'waiting' : 'ended', reason: waiting ? null : status, expiresAt, credential, params }
    },
    async verify() {
      return { ok: false, reason: 'not-here' }
    },
  }
}
