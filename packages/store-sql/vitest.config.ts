import { packageTests } from '../../vitest.shared.ts'

// A file of its own takes the schema through every step and leaves it at one that only it knows.
export default packageTests('store-sql', { isolated: true, workerd: true, postgres: true })
