import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
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

/** Where they all live: one that answers every request with its path. */
const home = open()

function open(): string {
  const server = createServer(({ url = '' }, answer) => {
    const name = url.slice(1).replace(/\W.*/, '')
    answer.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><title>${name}</title><h1>${name}</h1>`)
  })
  // It ends with the process that runs the journeys.
  server.listen(0).unref()
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://localhost:${address.port}`
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
  writeFileSync(file, JSON.stringify(registered))
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
