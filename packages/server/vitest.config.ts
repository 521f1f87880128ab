import { packageTests } from '../../vitest.shared.ts'

export default packageTests('server', { workerd: true })
