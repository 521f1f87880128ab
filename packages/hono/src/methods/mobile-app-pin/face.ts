import type { MethodView } from '@laissez-passer/core/context'
import { mobileAppPin as method } from '@laissez-passer/core/methods/mobile-app-pin'
import type { Face } from '../../composition.ts'
import { checkedMobileApp, mobileApp, type MobileAppOptions } from '../mobile-app/app.ts'
import { waitingPage } from './page.ts'

/**
 * Mobile app + PIN: a request goes to the phone, where the person types the transfer code and their PIN.
 *
 * @param options where the app is
 * @returns for `methods` of `createProvider`
 */
export function mobileAppPin(options: MobileAppOptions = {}): Face<MethodView, string, 'mobile-app-pin'> {
  return {
    method: method(),
    page: waitingPage,
    advised: true,
    ...mobileApp,
    ...checkedMobileApp('mobileAppPin', options),
  }
}
