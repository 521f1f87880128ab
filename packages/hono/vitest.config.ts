import { packageTests } from '../../vitest.shared.ts'

export default packageTests('hono', { platform: 'test/support/platform', workerd: true })
