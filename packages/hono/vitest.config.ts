import { packageTests } from '../../vitest.shared.ts'

export default packageTests('hono', { workerd: true })
