import type { MethodView } from '@laissez-passer/core/context'
import { recoveryCode as method } from '@laissez-passer/core/methods/recovery-code'
import { recoveryState } from '@laissez-passer/core/internal/methods/recovery-code'
import type { Face } from '../../composition.ts'
import { recoveryCodesRoom } from './account.ts'
import { recoveryCodeOperations } from './api.ts'
import { recoveryCodePage } from './page.ts'

/**
 * Recovery codes: ten, each good once, for whoever lost the second factor.
 *
 * @returns for `methods` of `createProvider`
 */
export function recoveryCode(): Face<MethodView, string, 'recovery-code'> {
  return {
    method: method(),
    page: recoveryCodePage,
    operations: recoveryCodeOperations,
    section: {
      name: 'recovery-codes',
      rooms: [recoveryCodesRoom],
      about: async (c, current) => {
        const { advised } = await recoveryState(c.get('context'), { current })
        return { advice: advised ? 'recovery-codes' : null }
      },
    },
  }
}
