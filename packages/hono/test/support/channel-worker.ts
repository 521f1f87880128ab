export { Channel } from '../../../runtime/src/workers/channel.ts'

/** Nobody asks it: the tests are in the same isolate as the objects. */
export default { fetch: () => new Response(null, { status: 404 }) }
