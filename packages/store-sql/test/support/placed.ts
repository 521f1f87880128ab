import type { Store } from '@laissez-passer/core/ports'
import { account } from '../../src/contract/fixtures.ts'

/** An account where the store says that one of this address goes. */
export function placed(store: Store, email: string) {
  const id = store.placing.account(email) + crypto.randomUUID().replaceAll('-', '').slice(0, 22)
  return { ...account({ id, email }), id }
}

export const names = Array.from({ length: 400 }, (_, index) => `person${index}@example.eu`)
