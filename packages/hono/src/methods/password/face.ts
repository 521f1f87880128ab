import { password as method } from '@laissez-passer/core/methods/password'
import type { Face } from '../face.ts'
import { passwordRoom } from './account.ts'
import { passwordByLinkRoom } from './by-link.ts'

/**
 * The password, with the pages on which it is chosen, changed and chosen anew.
 *
 * @returns for `methods` of `createProvider`
 */
export function password(): Face {
  return {
    method: method(),
    section: { name: 'password', rooms: [passwordRoom] },
    rooms: [passwordByLinkRoom],
  }
}
