import { writeFileSync } from 'node:fs'
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
] as const

/** One of them. */
export type ServiceName = (typeof services)[number]['clientId']

/** Where they all live: one that answers every request with its path, and with the ticket posted there. */
const home = open()

function open(): string {
  const server = createServer((request, answer) => {
    const { url = '' } = request
    const name = url.slice(1).replace(/\W.*/, '')
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
    redirectUris: [`${home}/${service.clientId}`],
  }))
  const speaksCas = { name: 'Wiki', type: 'cas', urls: [wiki] }
  writeFileSync(file, JSON.stringify([...registered, speaksCas]))
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
