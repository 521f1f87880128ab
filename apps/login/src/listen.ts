import type { Server } from 'node:http'

/**
 * Listens, or says in one line why not.
 *
 * @param server not listening yet
 * @param where `hostname` undefined: every interface
 */
export function listen(server: Server, { port, hostname }: { readonly port: number; readonly hostname: string | undefined }): Promise<{ readonly ok: true } | { readonly ok: false; readonly line: string }> {
  return new Promise((resolve) => {
    server.once('error', (error) => {
      const code = 'code' in error ? String(error.code) : error.message
      const why = code === 'EADDRINUSE' ? 'something else listens there' : code === 'EACCES' ? 'this user may not listen there' : code
      resolve({ ok: false, line: `LOGIN_PORT=${port} can’t be used: ${why}. Accepted: a free port from 1 to 65535.` })
    })
    server.listen({ port, ...(hostname === undefined ? {} : { host: hostname }) }, () => resolve({ ok: true }))
  })
}
