import type { Context, VerificationMethod } from '../context/index.ts'

/**
 * A provider's methods at a moment: a retired one is gone, and its heir stands in its place. From that moment
 * on nothing offers it, and what it proved counts no more.
 * @param methods as the provider was made.
 * @param context `settings` and `now` are used.
 */
export function methodsAt(
  methods: readonly VerificationMethod[],
  { now, settings }: Pick<Context, 'settings' | 'now'>,
): readonly VerificationMethod[] {
  if (methods.every(({ retirement }) => retirement === undefined)) return methods
  return methods.map((method) => {
    const at = method.retirement?.at(settings) ?? null
    return method.retirement && at !== null && at <= now ? method.retirement.heir : method
  })
}
