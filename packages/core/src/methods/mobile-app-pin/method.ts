import { mobileAppPinMethod } from './name.ts'
import { type ApprovalView, askDevice, viewApproval } from '../../authenticator/server/ask.ts'
import { restsUntil } from '../../authenticator/server/pin-reset.ts'
import type { MethodView, VerificationMethod } from '../../context/index.ts'
import { endedView, readyView } from '../../sign-in/views.ts'

/** What its page shows while the phone is waited for, and why it isn't any more. */
export type ApprovalPageView = MethodView<
  { readonly requestId: string; readonly transferCode?: string; readonly link?: string },
  Exclude<ApprovalView['status'], 'pending' | 'approved'> | 'not-started'
>

type AskRefused = 'unknown-device' | 'locked' | 'too-many' | 'paused'

/**
 * Mobile app + PIN: after the password, a request goes to a phone, where the person types the transfer code
 * and their PIN. Doesn't resist live phishing (someone in the middle can relay the code), and doesn't claim
 * to.
 *
 * `start` refuses with `unknown-device`, `locked`, `too-many` or `paused` (both with `until`). `view` shows
 * `transferCode`, `requestId` and `link` (for a browser on the phone itself). `verify` refuses with
 * `not-here`: the phone's answer records the proof.
 * @see docs: the authenticator protocol, "Approve"
 */
export function mobileAppPin(): VerificationMethod<
  ApprovalPageView,
  AskRefused | 'not-here',
  typeof mobileAppPinMethod
> {
  return {
    name: mobileAppPinMethod,
    kind: 'second',
    level: 'MEDIUM',
    strength: 'PASSWORD_MOBILE_APP',
    amr: ['swk', 'pin'],
    factorKind: 'device',
    phishingResistant: false,
    restsUntil,
    async start(context, { account, credentialId, knownBrowser, signIn, visitor }) {
      if (credentialId === null) return { ok: false, reason: 'unknown-device' }
      const { browserName, place } = visitor
      return askDevice(context, {
        account,
        signIn,
        deviceId: credentialId,
        knownBrowser,
        browserName,
        place,
        serviceOrigin: null,
      })
    },
    async view(context, { credentialId, signIn }) {
      const approval = await viewApproval(context, signIn.idHash)
      if (!approval) {
        // Nothing went out (too many did before): the page still says to which phone.
        const chosen = credentialId === null ? null : await context.store.devices.find(credentialId)
        const credential = chosen && { id: chosen.id, name: chosen.name, model: chosen.model }
        return endedView('not-started', credential)
      }
      const { device: credential, expiresAt, id, link, pausedUntil: until, status, transferCode } = approval
      // An approved request has its proof in the sign-in: the page that sees this moves on.
      if (status !== 'pending' && status !== 'approved') return { ...endedView(status, credential), expiresAt, until }
      const shown = { ...(transferCode === null ? {} : { transferCode }), ...(link === null ? {} : { link }) }
      return { ...readyView({ requestId: id, ...shown }, { credential, expiresAt }), status: 'waiting' }
    },
    async verify() {
      return { ok: false, reason: 'not-here' }
    },
  }
}
