import { packageTests } from '../../vitest.shared.ts'

export default packageTests('store-sql', { workerd: true, postgres: true })
