import { packageTests } from '../../vitest.shared.ts'

export default packageTests('core', { shared: true, workerd: true })
