import { accepts, checkArgument } from '@laissez-passer/password/options'

/** What is used of the context that Cloudflare gives with a request. */
export interface RequestContext {
  readonly waitUntil: (work: Promise<unknown>) => void
}

/** Answers a request of a Worker. */
export type Serve<Env> = (request: Request, env: Env, context?: RequestContext) => Promise<Response>

/**
 * Has every request gone through with, though its client leaves meanwhile, as on a machine. Workers would
 * stop in the middle, and all that the isolate keeps of it with it: a promise that others share (what is made
 * once, an issuer's metadata, a client's keys) could never settle any more, and each later request would fail
 * or wait.
 *
 * @param serve - answers; what streams after its answer isn't waited for
 * @throws LaissezPasserError `invalid-settings` where that is no function
 * @see https://developers.cloudflare.com/workers/runtime-apis/context/#waituntil
 */
export function toTheEnd<Env>(serve: (request: Request, env: Env) => Promise<Response>): Serve<Env> {
  checkArgument('toTheEnd', serve, accepts.made)
  return (request, env, context) => {
    const answer = serve(request, env)
    context?.waitUntil(answer.catch(() => {}))
    return answer
  }
}
