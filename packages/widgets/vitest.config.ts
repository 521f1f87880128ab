import { packageTests } from '../../vitest.shared.ts'

export default packageTests('widgets', { environment: 'happy-dom', isolated: true })
