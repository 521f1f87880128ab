import { packageTests } from '../../vitest.shared.ts'

export default packageTests('demo-country-app')
