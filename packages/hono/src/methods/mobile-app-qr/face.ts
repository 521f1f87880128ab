import type { MethodView } from '@laissez-passer/core/context'
import { mobileAppQr as method } from '@laissez-passer/core/methods/mobile-app-qr'
import type { Face } from '../../composition.ts'
import { checkedMobileApp, mobileApp, type MobileAppOptions } from '../mobile-app/app.ts'
import { qrSignInPage } from './page.ts'

/**
 * Mobile app, QR code: the phone scans it, without a network, and shows digits to type.
 *
 * @param options where the app is
 * @returns for `methods` of `createProvider`
 */
export function mobileAppQr(options: MobileAppOptions = {}): Face<MethodView, string, 'mobile-app-qr'> {
  return { method: method(), page: qrSignInPage, ...mobileApp, ...checkedMobileApp('mobileAppQr', options) }
}
