import { packageTests } from '../../vitest.shared.ts'

export default packageTests('login-app', { postgres: true })
