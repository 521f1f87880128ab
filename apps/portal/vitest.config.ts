import { packageTests } from '../../vitest.shared.ts'

export default packageTests('portal-app', {
  postgres: true,
  workerd: {
    main: './test/worker/session-worker.ts',
    durableObjects: { SESSIONS: 'SessionObject' },
    r2Buckets: ['FILES', 'SETTINGS'],
    neutral: false,
  },
})
