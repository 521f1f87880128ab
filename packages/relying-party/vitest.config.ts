import { packageTests } from '../../vitest.shared.ts'

export default packageTests('relying-party', {
  workerd: { main: './test/support/session-worker.ts', durableObjects: { SESSIONS: 'SessionObject' } },
  postgres: true,
})
