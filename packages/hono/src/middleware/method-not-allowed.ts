import type { Hono } from 'hono'
import type { ProviderEnv } from '../environment.ts'

/**
 * Answers 405 with `Allow` wherever a path has routes, but none for the method. Call it after all routes.
 *
 * @param app all routes
 * @param refuse answers the person
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6
 */
export function refuseOtherMethods(app: Hono<ProviderEnv>, refuse: Parameters<Hono<ProviderEnv>['notFound']>[0]): void {
  const methods = new Map<string, Set<string>>()
  for (const { path, method } of app.routes) {
    if (method !== 'ALL') methods.set(path, (methods.get(path) ?? new Set()).add(method))
  }
  for (const [path, known] of methods) {
    const allow = [...known, ...(known.has('GET') ? ['HEAD'] : [])].join(', ')
    app.all(path, async (c) => {
      const response = await refuse(c)
      response.headers.set('Allow', allow)
      return response
    })
  }
}
