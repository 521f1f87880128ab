import { packageTests } from '../../vitest.shared.ts'

export default packageTests('password', { workerd: true })
