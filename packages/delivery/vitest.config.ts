import { packageTests } from '../../vitest.shared.ts'

export default packageTests('delivery', { workerd: true })
