import { packageTests } from '../../vitest.shared.ts'

export default packageTests('mobile-crypto', { workerd: true })
