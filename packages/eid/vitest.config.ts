import { packageTests } from '../../vitest.shared.ts'

export default packageTests('eid', { workerd: true })
