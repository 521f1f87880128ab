import { packageTests } from '../../vitest.shared.ts'

export default packageTests('relying-party', { workerd: true, postgres: true })
