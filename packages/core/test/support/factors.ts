import type { Factor } from '../../src/ports/index.ts'

/** Something that an account has set up, as the store lists it. */
export function factor(kind: Factor['kind'], changed: Partial<Factor> = {}): Factor {
  return {
    kind,
    id: 'one',
    name: '',
    model: null,
    variant: null,
    status: 'active',
    addedAt: 0,
    lastUsedAt: null,
    ...changed,
  }
}
