import type { Outgoing, Store } from '@laissez-passer/core/ports'
import type { Trace } from '@laissez-passer/server/tracing'

/**
 * The store with a span around each of its operations, by its name: `sessions.open`. They are the steps of
 * what people do, each one atomic effect. What they are given isn't said.
 */
export function tracedStore(store: Store, trace: Trace): Store {
  const around =
    (name: string, operation: (...given: readonly unknown[]) => unknown, owner: unknown) =>
    (...given: readonly unknown[]): Promise<unknown> =>
      trace({ name, kind: 'internal' }, async () => Reflect.apply(operation, owner, given))
  const surrounded = new WeakMap<object, object>()

  function port(name: string, of: object): object {
    const known = surrounded.get(of)
    if (known) return known
    const operations = Object.entries(of).map(([operation, run]): [string, unknown] => [
      operation,
      typeof run === 'function' ? around(`${name}.${operation}`, (...given) => Reflect.apply(run, of, given), of) : run,
    ])
    const made = Object.fromEntries(operations)
    surrounded.set(of, made)
    return made
  }

  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      // What places asks nobody, and answers at once.
      if (name === 'placing') return value
      return typeof value === 'object' && value !== null ? port(String(name), value) : value
    },
  })
}

/**
 * Requests to others, each in a span. Neither the address is said, which a stranger may have named, nor are
 * they told of the trace.
 */
export function tracedOutgoing(outgoing: Outgoing, trace: Trace): Outgoing {
  const traced: Outgoing = (url, request) => {
    const method = request?.method ?? 'GET'
    return trace({ name: method, kind: 'client', attributes: { 'http.request.method': method } }, async (span) => {
      const result = await outgoing(url, request)
      if (result.ok) span.set({ 'http.response.status_code': result.status })
      else span.fail(result.reason)
      return result
    })
  }
  return outgoing.listedHostsAlone ? Object.assign(traced, { listedHostsAlone: true as const }) : traced
}
