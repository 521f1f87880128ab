import type { MethodView } from '@laissez-passer/core/context'
import {
  token as deviceMethod,
  tokenApp as appMethod,
  tokenCram as challengeMethod,
} from '@laissez-passer/core/methods/token'
import type { Face, Section } from '../../composition.ts'
import { tokensRoom } from './account.ts'
import { addTokenRoom } from './add.ts'
import { tokenOperations } from './api.ts'
import { tokenCodePage } from './page.ts'

const section: Section = { name: 'tokens', rooms: [tokensRoom, addTokenRoom] }

/**
 * Token: the code that a device shows, which an operator imported.
 *
 * @returns for `methods` of `createProvider`
 * @see https://www.rfc-editor.org/rfc/rfc6238
 */
export function token(): Face<MethodView, string, 'token'> {
  return {
    method: deviceMethod(),
    page: tokenCodePage('token'),
    setUpAt: ({ account }) => account('tokens/device'),
    given: true,
    section,
    operations: tokenOperations,
  }
}

/**
 * Authenticator app: as `token`, with an app that the person set up.
 *
 * @returns for `methods` of `createProvider`
 */
export function tokenApp(): Face<MethodView, string, 'token-app'> {
  return {
    method: appMethod(),
    page: tokenCodePage('token-app'),
    setUpAt: ({ account }) => account('tokens/app'),
    section,
    operations: tokenOperations,
  }
}

/**
 * Token with challenge: the page shows one, the device answers it.
 *
 * @returns for `methods` of `createProvider`
 * @see https://www.rfc-editor.org/rfc/rfc6287
 */
export function tokenCram(): Face<MethodView, string, 'token-cram'> {
  return {
    method: challengeMethod(),
    page: tokenCodePage('token-cram'),
    // An operator assigns it: no page of ours adds one.
    setUpAt: null,
    given: true,
    section,
    operations: tokenOperations,
  }
}
