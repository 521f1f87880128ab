import { packageTests } from '../../vitest.shared.ts'

export default packageTests('portal-app', {
  postgres: true,
  workerd: { r2Buckets: ['FILES', 'SETTINGS'], neutral: false },
})
