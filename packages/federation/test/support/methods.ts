import type { VerificationMethod } from '@laissez-passer/core/context'

/** Methods of which only this is asked; what nobody calls does nothing. */
export function methodsNamed(
  methods: readonly Pick<VerificationMethod, 'name' | 'kind' | 'level'>[],
): readonly VerificationMethod[] {
  return methods.map((method) => ({
    ...method,
    strength: 'PASSWORD',
    amr: [],
    phishingResistant: false,
    start: async () => ({ ok: true }),
    view: async () => ({ status: 'ready', reason: null, expiresAt: null, credential: null, params: {} }),
    verify: async () => ({ ok: false, reason: 'not-here' }),
  }))
}
