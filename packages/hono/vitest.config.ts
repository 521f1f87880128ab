import { packageTests } from '../../vitest.shared.ts'

export default packageTests('hono', {
  platform: 'test/support/platform',
  workerd: { main: './test/support/channel-worker.ts', durableObjects: { CHANNELS: 'Channel' } },
})
