import { listenAddressAccepted } from '../settings.ts'

const why: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else listens there',
  EACCES: 'this user may not listen there',
}

/**
 * What the operator is told whose server can't listen: which setting, why, and what is accepted; one line,
 * the same for every app.
 *
 * @param setting its name, e.g. `PORTAL_PORT`
 * @param options `port`: its value; `hostname`: where it listens, undefined on every interface; `error`: what
 * the server said
 */
export function cantListen(
  setting: string,
  { port, hostname, error }: { readonly port: number; readonly hostname?: string | undefined; readonly error: Error },
): string {
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'EADDRNOTAVAIL' && hostname !== undefined)
    return `LISTEN_ADDRESS=${hostname} can’t be used: this machine has no such address. Accepted: ${listenAddressAccepted}.`
  return `${setting}=${port} can’t be used: ${why[code] ?? error.message}. Accepted: a free port from 1 to 65535.`
}
