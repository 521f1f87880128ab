import type { Context } from 'hono'

/** What each request's address asks: it is read once, however many of its parameters are asked for. */
const read = new WeakMap<Context, Readonly<Record<string, string>>>()

/** The parameters of a request's address, the first of each name. */
export function queryOf(c: Context): Readonly<Record<string, string>> {
  let all = read.get(c)
  if (all === undefined) {
    all = c.req.query()
    read.set(c, all)
  }
  return all
}
