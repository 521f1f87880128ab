import { packageTests } from '../../vitest.shared.ts'

export default packageTests('i18n', { workerd: true })
