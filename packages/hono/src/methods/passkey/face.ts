import type { MethodView } from '@laissez-passer/core/context'
import { passkey as method } from '@laissez-passer/core/methods/passkey'
import { credentialIfAsked } from '../../form.ts'
import type { Face } from '../../composition.ts'
import { passkeysRoom } from './account.ts'
import { passkeyOperations } from './api.ts'
import { ownPasskeyOperations } from './api-account.ts'
import { passkeyAlone, passkeyOptionsRoom } from './alone.ts'
import { passkeyOnTheWay, passkeyRenamed } from './on-the-way.ts'
import { passkeyPage } from './page.ts'

/**
 * Passkeys: after the password, or in place of identifier and password.
 *
 * @returns for `methods` of `createProvider`
 * @see https://www.w3.org/TR/webauthn-3/
 */
export function passkey(): Face<MethodView, string, 'passkey'> {
  return {
    method: method(),
    page: passkeyPage,
    answer: (posted) => {
      const response = credentialIfAsked.parse(posted['passkey'])
      return response === null ? null : { passkey: response }
    },
    alone: passkeyAlone,
    onTheWay: passkeyOnTheWay,
    renamed: passkeyRenamed,
    setUpAt: ({ account }) => account('passkeys/add'),
    advised: true,
    section: { name: 'passkeys', rooms: [passkeysRoom] },
    operations: [...passkeyOperations, ...ownPasskeyOperations],
    rooms: [passkeyOptionsRoom],
  }
}
