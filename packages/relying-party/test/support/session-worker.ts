export { SessionObject } from '../../src/sessions/d1.ts'

/** Nobody asks it: the tests are in the same isolate as the objects. */
export default { fetch: () => new Response(null, { status: 404 }) }
