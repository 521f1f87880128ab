import { mobileAppQr as method } from '@laissez-passer/core/methods/mobile-app-qr'
import type { Face } from '../../composition.ts'
import { mobileApp } from '../mobile-app/app.ts'
import { qrSignInPage } from './page.ts'

/**
 * Mobile app, QR code: the phone scans it, without a network, and shows digits to type.
 *
 * @returns for `methods` of `createProvider`
 */
export function mobileAppQr(): Face {
  return { method: method(), page: qrSignInPage, ...mobileApp }
}
