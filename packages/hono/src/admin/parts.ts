import type { Administration } from '@laissez-passer/core/administration'

/** What rooms for administrators are given besides a provider's parts. */
export interface AdministrationParts {
  /** What there is to do, and which of it takes two. */
  readonly administration: Administration
}
