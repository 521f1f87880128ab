export { testStore } from '../../../store-sql/test/support/test-store.ts'

export { keyRing } from '../../../runtime/src/keys/key-ring.ts'
export { localSignals } from '../../../runtime/src/signals/local-signals.ts'
