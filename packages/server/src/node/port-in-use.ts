const why: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else listens there',
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine has no such address',
}

/**
 * What the operator is told whose server can't listen: which setting, why, and what is accepted; one line,
 * the same for every app.
 *
 * @param setting its name, e.g. `PORTAL_PORT`
 * @param options `port`: its value; `error`: what the server said
 */
export function cantListen(setting: string, { port, error }: { readonly port: number; readonly error: Error }): string {
  const code = 'code' in error ? String(error.code) : ''
  return `${setting}=${port} can’t be used: ${why[code] ?? error.message}. Accepted: a free port from 1 to 65535.`
}
