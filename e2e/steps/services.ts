import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Apps } from '../fixtures/apps.ts'

/** Services that ask for less and for something else than Europass does. */
const services = [
  { name: 'Blog', clientId: 'blog', requiredLevel: 'BASIC' },
  { name: 'Bank', clientId: 'bank', requiredLevel: 'MEDIUM', acceptedMethods: ['passkey'] },
  { name: 'Shop', clientId: 'shop', requiredLevel: 'MEDIUM' },
  // Of somebody else.
  { name: 'Choir', clientId: 'choir', firstParty: false, description: 'Rehearsals and scores.' },
] as const

/** An app on a television, that anybody can have. */
const television = {
  name: 'Film Club',
  type: 'oidc',
  clientId: 'films',
  grantTypes: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
} as const

/** One of them. */
export type ServiceName = (typeof services)[number]['clientId']

const oidcClientTs = new URL('../browser/oidc-client-ts.min.js', import.meta.resolve('oidc-client-ts'))

/** An app of nothing but this page, as oidc-client-ts has it: it signs in at once, and shows who it is. */
const readerPage = `<!doctype html><title>Reader</title><h1></h1><output></output>
<script src="/oidc-client-ts.js"></script>
<script type="module">
const place = location.origin + '/reader'
const asked = new URLSearchParams(location.search)
const authority = asked.get('authority') ?? sessionStorage.getItem('authority')
sessionStorage.setItem('authority', authority)
const manager = new oidc.UserManager({
  authority, client_id: 'reader', redirect_uri: place, post_logout_redirect_uri: place + '?left',
  scope: 'openid profile email', loadUserInfo: true,
})
const show = (text) => { document.querySelector('h1').textContent = text }
if (asked.has('left')) show('Left')
else if (!asked.has('code')) await manager.signinRedirect()
else {
  const { profile } = await manager.signinCallback()
  show(profile.name)
  document.querySelector('output').textContent = profile.sub + ' ' + profile.email
  document.querySelector('h1').onclick = () => manager.signoutRedirect()
}
</script>`

/** Where they all live: one that answers every request with its path, and with the ticket posted there. */
const home = open()

function open(): string {
  const server = createServer((request, answer) => {
    const { url = '' } = request
    if (url.startsWith('/oidc-client-ts.js')) {
      answer.writeHead(200, { 'Content-Type': 'text/javascript' }).end(readFileSync(oidcClientTs))
      return
    }
    if (url.startsWith('/reader')) {
      answer.writeHead(200, { 'Content-Type': 'text/html' }).end(readerPage)
      return
    }
    const name = url.slice(1).replace(/\W.*/, '')
    if (url.endsWith('.svg')) {
      answer.writeHead(200, { 'Content-Type': 'image/svg+xml' })
      answer.end('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>')
      return
    }
    text(request).then(
      (posted) => {
        const ticket = new URLSearchParams(posted).get('ticket')?.replace(/[^\w-]/g, '') ?? ''
        const page = `<!doctype html><title>${name}</title><h1>${name}</h1><output>${ticket}</output>`
        answer.writeHead(200, { 'Content-Type': 'text/html' }).end(page)
      },
      () => answer.destroy(),
    )
  })
  // It ends with the process that runs the journeys.
  server.listen(0).unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://localhost:${address.port}`
}

/** An app in the browser alone, by oidc-client-ts. */
export const reader = `${home}/reader`

/** A service that speaks CAS. */
export const wiki = `${home}/wiki`

/** Goes to it, which sends the browser to EU Login at once. */
export async function goToWiki(
  page: Page,
  { apps, method = 'GET' }: { readonly apps: Apps; readonly method?: 'GET' | 'POST' },
): Promise<void> {
  await page.goto(`${apps.origins.login}/cas/login?${new URLSearchParams({ service: wiki, method })}`)
}

/** Has a ticket validated, as the service does. @returns what it is told, as XML. */
export async function validate(ticket: string, { apps }: { readonly apps: Apps }): Promise<string> {
  const query = new URLSearchParams({ service: wiki, ticket })
  return (await fetch(`${apps.origins.login}/cas/p3/serviceValidate?${query}`)).text()
}

/** A file with them, for `SERVICES_FILE`. */
export function servicesFile(): string {
  const file = join(tmpdir(), `laissez-passer-services-${process.pid}.json`)
  const registered = services.map((service) => ({
    ...service,
    type: 'oidc',
    clientSecret: 'a secret that nobody uses in these journeys',
    logo: `${home}/${service.clientId}.svg`,
    redirectUris: [`${home}/${service.clientId}`],
  }))
  const inTheBrowser = {
    name: 'Reader',
    type: 'oidc',
    clientId: 'reader',
    redirectUris: [reader],
    postLogoutRedirectUris: [`${reader}?left`],
  }
  const speaksCas = { name: 'Wiki', type: 'cas', urls: [wiki] }
  writeFileSync(file, JSON.stringify([...registered, inTheBrowser, speaksCas, television]))
  return file
}

/** Goes to one of them, which sends the browser to EU Login at once. */
export async function goTo(page: Page, service: ServiceName, { apps }: { readonly apps: Apps }): Promise<void> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: service,
    redirect_uri: `${home}/${service}`,
    scope: 'openid',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })
  await page.goto(`${apps.origins.login}/cas/oauth2/authorize?${query}`)
}

/** Where a service is reached, with its code. */
export function arrivedAt(service: ServiceName): RegExp {
  return new RegExp(`^${home}/${service}\\?.*code=`)
}

/** Where a service is told that the person said no. */
export function refusedAt(service: ServiceName): RegExp {
  return new RegExp(`^${home}/${service}\\?.*error=access_denied`)
}

/** The app on the television asks to be let in. */
export async function askByTelevision({
  apps,
}: {
  readonly apps: Apps
}): Promise<{ readonly userCode: string; readonly poll: () => Promise<{ readonly access_token?: string }> }> {
  const oauth2 = `${apps.origins.login}/cas/oauth2`
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    fetch(`${oauth2}/${path}`, { method: 'POST', body: new URLSearchParams({ client_id: 'films', ...fields }) })
  const asked: { readonly device_code: string; readonly user_code: string } = await (
    await post('device_authorization', { scope: 'openid email' })
  ).json()
  const { device_code, user_code: userCode } = asked
  const [grant_type] = television.grantTypes
  return { userCode, poll: async () => (await post('token', { grant_type, device_code })).json() }
}
