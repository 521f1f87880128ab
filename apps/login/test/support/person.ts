import type { Store } from '@laissez-passer/core/ports'
import { mailbox } from '@laissez-passer/delivery/mailbox'
import { noAssets } from '@laissez-passer/hono/assets'
import type { Provider } from '@laissez-passer/hono/provider'
import { node } from '@laissez-passer/runtime/node'
import { identityProvider } from '../../src/identity-provider.ts'
import { settingsIn } from '../../src/cli/open-place.ts'
import { type Browser, openBrowser } from './browser.ts'
import { registerIn, signIn } from './journey.ts'

/** A server on a store, in this process. */
export async function serverOn(
  store: Store,
  {
    environment,
    peer = () => '127.0.0.1',
    write = () => {},
  }: {
    readonly environment: Readonly<Record<string, string>>
    readonly peer?: (request: Request, env: unknown) => string | null
    readonly write?: (line: string) => void
  },
): Promise<Provider> {
  const { LOGIN_DATABASE_URL: _, ...rest } = environment
  const settings = settingsIn({ LOG_LEVEL: 'error', ...rest, CAPTCHA: 'off' })
  return identityProvider(settings, {
    store,
    runtime: node({ secretKey: settings.SECRET_KEY ?? '' }),
    services: [],
    mail: mailbox(store.mailbox),
    mailbox: true,
    assets: noAssets,
    peer,
    write,
  })
}

/** An account of `elodie@example.org`, made and opened as people do: by form, mail and password. */
export async function personIn(store: Store, environment: Readonly<Record<string, string>>): Promise<void> {
  const idp = await serverOn(store, { environment })
  const browser = browserOf(idp, environment)
  await registerIn(browser, {
    async link() {
      await idp.runOnce()
      const [mail] = await store.mailbox.list({ limit: 1 })
      return /\/[a-z]+\/password\?token=[\w-]+/.exec(mail?.text ?? '')?.[0] ?? null
    },
  })
  await signIn(browser)
  // The keys that sign are made at the first question.
  await idp.fetch(new Request(`${environment['LOGIN_ORIGIN']}/cas/oauth2/jwks`))
  idp.close()
}

/** Signs that person in, or somebody else. @throws Error when that doesn’t work */
export async function signsIn(
  store: Store,
  environment: Readonly<Record<string, string>>,
  as?: Parameters<typeof signIn>[2],
): Promise<void> {
  const idp = await serverOn(store, { environment })
  await signIn(browserOf(idp, environment), undefined, as)
  idp.close()
}

function browserOf(idp: Provider, environment: Readonly<Record<string, string>>): Browser {
  return openBrowser((request) => idp.fetch(request, {}), { origin: environment['LOGIN_ORIGIN'] ?? '' })
}
