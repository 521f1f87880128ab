import { packageTests } from '../../vitest.shared.ts'

export default packageTests('portal-app', {
  postgres: true,
  setup: './test/web/patience.ts',
  workerd: {
    main: './test/worker/session-worker.ts',
    durableObjects: { SESSIONS: 'SessionObject' },
    r2Buckets: ['FILES', 'SETTINGS'],
    neutral: false,
  },
})
