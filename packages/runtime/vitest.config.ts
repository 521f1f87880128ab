import { packageTests } from '../../vitest.shared.ts'

export default packageTests('runtime', {
  workerd: { main: './test/support/channel-worker.ts', durableObjects: { CHANNELS: 'Channel' } },
  postgres: true,
})
