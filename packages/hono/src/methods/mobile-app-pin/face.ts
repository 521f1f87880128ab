import { mobileAppPin as method } from '@laissez-passer/core/methods/mobile-app-pin'
import type { Face } from '../../composition.ts'
import { mobileApp } from '../mobile-app/app.ts'
import { waitingPage } from './page.ts'

/**
 * Mobile app + PIN: a request goes to the phone, where the person types the transfer code and their PIN.
 *
 * @returns for `methods` of `createProvider`
 */
export function mobileAppPin(): Face {
  return { method: method(), page: waitingPage, advised: true, ...mobileApp }
}
