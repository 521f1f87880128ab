import { describe, test } from 'vitest'

/** What a module of a plan checks. */
export type Check = () => Promise<void>

/**
 * The modules of a plan as tests, each under its own name: those that the plan lists and no others, which the
 * compiler sees to.
 */
export function plan<const Module extends string>(
  name: string,
  { checks }: { readonly modules: readonly Module[]; readonly checks: Readonly<Record<Module, Check>> },
): void {
  // The checks assert, and the names are the suite's.
  // oxlint-disable vitest/expect-expect, vitest/valid-title
  describe(name, () => {
    for (const [module, check] of Object.entries<Check>(checks)) test(module, check)
  })
}
