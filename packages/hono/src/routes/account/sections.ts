import type { Context as UseCaseContext } from '@laissez-passer/core/context'
import type { MethodName } from '@laissez-passer/core/ports'
import type { AccountSection } from '@laissez-passer/pages/types'

/** Sections of My Account that are there for methods. */
const FOR: readonly (readonly [AccountSection, readonly MethodName[]])[] = [
  ['tokens', ['token', 'token-app', 'token-cram']],
]

/** The sections that lead nowhere in this deployment, since it has none of their methods. */
export function idleSections({ methods }: Pick<UseCaseContext, 'methods'>): readonly AccountSection[] {
  return FOR.filter(([, names]) => !methods.some(({ name }) => names.includes(name))).map(([section]) => section)
}
