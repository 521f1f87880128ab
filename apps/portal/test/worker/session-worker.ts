export { SessionObject } from '@laissez-passer/relying-party/d1'

/** Nobody asks it: the tests are in the same isolate as the objects. */
export default { fetch: () => new Response(null, { status: 404 }) }
