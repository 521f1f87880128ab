import type { MethodView } from '@laissez-passer/core/context'
import { password as method } from '@laissez-passer/core/methods/password'
import { passwordDaysLeft, passwordWarnDays } from '@laissez-passer/core/internal/methods/password'
import type { Face } from '../../composition.ts'
import { passwordRoom } from './account.ts'
import { passwordOperation } from './api.ts'
import { passwordOperations } from './api-choosing.ts'
import { passwordByLinkRoom } from './by-link.ts'
import { passwordIsDue } from './due.ts'
import { passwordStep } from './step.ts'

/**
 * The password, with the pages on which it is chosen, changed and chosen anew.
 *
 * @returns for `methods` of `createProvider`
 */
export function password(): Face<MethodView, string, 'password'> {
  return {
    method: method(),
    afterIdentifier: passwordStep,
    due: passwordIsDue,
    section: {
      name: 'password',
      rooms: [passwordRoom],
      notices: ['password-changed', 'password-link-sent'],
      about: async (c, { account }) => {
        const daysLeft = account.passwordHash === null ? null : passwordDaysLeft(c.get('context'), account)
        return daysLeft !== null && daysLeft <= passwordWarnDays ? { daysLeft } : {}
      },
    },
    operations: [passwordOperation, ...passwordOperations],
    rooms: [passwordByLinkRoom],
  }
}
