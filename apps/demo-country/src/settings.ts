/** Where Demoland is, and who asks it. */
export interface Settings {
  readonly origin: string
  readonly port: number
  /** EU Login's. */
  readonly loginOrigin: string
  /** What EU Login's addresses start with. */
  readonly loginBase: string
  /** Where its signing key is kept. */
  readonly dataDir: string
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

/**
 * Reads the settings.
 * @returns a line for the operator for each that can't be right. A country that checks nobody runs on one's
 * own machine only.
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly line: string } {
  // A value that may hold a password isn't repeated; nor is one that would break the line.
  const told = (name: string, value: string): string =>
    /[a-z][a-z\d+.-]*:.*@/is.test(value) ? name : `${name}=${value.replace(/[\p{C}\s]+/gu, ' ').slice(0, 80)}`
  const origin = env.DEMO_COUNTRY_ORIGIN || 'http://localhost:4003'
  const loginOrigin = env.LOGIN_ORIGIN || 'http://localhost:4000'
  const loginBase = env.LOGIN_BASE || '/cas'
  const url = URL.parse(origin)
  const port = Number((env.DEMO_COUNTRY_PORT || url?.port || '80').replace(/^(?![1-9]\d*$).*/s, 'NaN'))
  const faults = [
    ...(url?.origin !== origin || !loopback.includes(url.hostname)
      ? [
          `${told('DEMO_COUNTRY_ORIGIN', origin)} can’t be used: it checks nobody, so it must not be reached by others. Accepted: an origin on this machine, such as http://localhost:4003.`,
        ]
      : []),
    ...(Number.isInteger(port) && port > 0 && port < 65536
      ? []
      : [`${told('DEMO_COUNTRY_PORT', env.DEMO_COUNTRY_PORT ?? '')} can’t be used. Accepted: 1 to 65535.`]),
    ...(URL.parse(loginOrigin)?.origin === loginOrigin
      ? []
      : [
          `${told('LOGIN_ORIGIN', loginOrigin)} can’t be used: it is no origin. Accepted: such as http://localhost:4000.`,
        ]),
    ...(/^(\/[a-z0-9]+(-[a-z0-9]+)*)+$/.test(loginBase)
      ? []
      : [`${told('LOGIN_BASE', loginBase)} can’t be used. Accepted: a path such as /cas.`]),
  ]
  if (faults.length > 0) return { ok: false, line: faults.join('\n') }
  return { ok: true, settings: { origin, port, loginOrigin, loginBase, dataDir: env.DATA_DIR || './data' } }
}
