import type { VerificationMethod } from '../../context/index.ts'
import { type PlainView, readyView } from '../../sign-in/views.ts'
import { passwordMethod } from './name.ts'

/**
 * Password only: BASIC, and the first half of every method that comes second. Its answer is judged by
 * `submitPassword`, which counts attempts and costs the same whether or not the account exists.
 */
export function password(): VerificationMethod<PlainView, 'not-here', typeof passwordMethod> {
  return {
    name: passwordMethod,
    kind: 'first',
    level: 'BASIC',
    strength: 'PASSWORD',
    amr: ['pwd'],
    phishingResistant: false,
    credentials: (_factors, { account }) => (account.passwordHash === null ? [] : [{ id: 'password', name: '' }]),
    countsSince: ({ passwordChangedAt }) => passwordChangedAt ?? 0,
    start: async () => ({ ok: true }),
    view: async () => readyView({}),
    verify: async () => ({ ok: false, reason: 'not-here' }),
  }
}
