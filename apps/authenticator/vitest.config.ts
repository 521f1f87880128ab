import { packageTests } from '../../vitest.shared.ts'

export default packageTests('authenticator-app', { environment: 'happy-dom', setup: './test/web/patience.ts' })
