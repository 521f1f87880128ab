import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { User } from '../../packages/testing/src/factors.ts'
import { placeAt, type RealPlace, registerServices } from './place.ts'
import { startLogins } from './processes.ts'
import { until } from './visitor.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

/**
 * Two services, two receivers of webhooks: one of each takes every connection and never answers, the other
 * is well; and two countries' eIDs hang, one of which speaks SAML. People sign in and out meanwhile.
 */
export async function hangingServices({ people = 40 } = {}): Promise<{
  readonly lost: readonly string[]
  readonly line: string
}> {
  const [silent, well] = [await listening(() => {}), await listening((answer) => answer())]
  const folder = await mkdtemp(join(tmpdir(), 'faults-'))
  registerServices(folder, {
    shop: { backchannelLogoutUri: `${silent.origin}/logout` },
    bank: { backchannelLogoutUri: `${well.origin}/logout` },
  })
  const receivers = [silent, well].map(({ origin }, index) => ({ name: `r${index}`, url: `${origin}/hook`, secret }))
  writeFileSync(join(folder, 'webhooks.json'), JSON.stringify(receivers))
  const country = {
    id: 'elsewhere',
    country: 'XE',
    name: { en: 'Elsewhere' },
    type: 'oidc',
    issuer: silent.origin,
    clientId: 'us',
    clientSecret: 'as registered with the country',
    acr: { substantial: 'two', high: 'card' },
    claims: { personId: 'id' },
  }
  const countries = [country, samlCountry(folder, `${silent.origin}/saml`)]
  writeFileSync(join(folder, 'eid-countries.json'), JSON.stringify(countries))
  const logins = await startLogins({ folder })
  const lost: string[] = []
  try {
    const place = placeAt(logins.origin)
    const owner = await place.user('owner@example.org')
    const abroad = Array.from({ length: 10 }, async () => {
      const browser = place.browser()
      const begun = performance.now()
      const page = await browser.submit(await browser.get('/cas/eid'), { scheme: 'elsewhere' })
      if (page.status !== 503) lost.push(`a country that hangs: ${page.status}`)
      return performance.now() - begun
    })
    const overSaml = Array.from({ length: 10 }, () => abandoned(place, owner))

    let slowest = 0
    for (let count = 0; count < people; count++) {
      const begun = performance.now()
      const browser = place.browser()
      await place.tokens(owner, { browser })
      await place.tokens(owner, { browser, clientId: 'bank' })
      const left = await browser.submit(await browser.get('/cas/logout'), {}, { action: '/cas/logout' })
      if ((await browser.request('/cas/account')).status === 200) lost.push(`signing out: ${left.status}`)
      slowest = Math.max(slowest, performance.now() - begun)
    }
    const ended = performance.now()
    const told = await until(async () => well.count('/logout') >= people, { seconds: 30 })
    const after = (performance.now() - ended) / 1000
    if (told === null) lost.push(`the bank was told of ${well.count('/logout')} of ${people} sign-outs`)
    // Each person signed in and out, and so on: the receiver that is well hears at least as much.
    const heard = await until(async () => well.count('/hook') >= people, { seconds: 30 })
    if (heard === null) lost.push(`the receiver heard of ${well.count('/hook')} events`)
    if (silent.count('/logout') === 0 || silent.count('/hook') === 0) lost.push('nobody asked those who hang')
    const waits = await Promise.all(abroad)
    const sent = await Promise.all(overSaml)
    if (sent.some((way) => !way.sentTo?.startsWith(`${silent.origin}/saml?SAMLRequest=`)))
      lost.push('not all were sent to the country that speaks SAML')
    if (sent.some((way) => !way.signedIn)) lost.push('not all who came back from it signed in another way')
    if (silent.asked('/saml') > 0) lost.push('EU Login asked the country that speaks SAML itself')
    await sleep(100)
    return {
      lost,
      line: `${people} people signed in at two services and out, ${(slowest / 1000).toFixed(1)} s at most; the service that is well was told of all ${after.toFixed(1)} s after the last, beside it one that hangs (${silent.most()} requests to it at once at most); who chose a country that hangs was told after ${(Math.max(...waits) / 1000).toFixed(1)} s, who chose one that speaks SAML was on the way there after ${(Math.max(...sent.map(({ ms }) => ms)) / 1000).toFixed(1)} s and, back from there, signed in by password; ${lost.length} lost`,
    }
  } finally {
    await logins.stop()
    for (const server of [silent, well]) server.close()
  }
}

/** A country that speaks SAML: it is asked by people's browsers alone, whatever it does. */
function samlCountry(folder: string, entryPoint: string): object {
  const [key, certificate] = [join(folder, 'saml.key'), join(folder, 'saml.pem')]
  const subject = ['-subj', '/CN=Laissez-passer', '-days', '2', '-keyout', key, '-out', certificate]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], { stdio: 'pipe' })
  return {
    id: 'beyond',
    country: 'XB',
    name: { en: 'Beyond' },
    type: 'saml',
    entityId: 'https://login.example/metadata',
    idp: { entityId: 'https://eid.beyond.example', entryPoint, certificates: [certificate] },
    signing: { key, certificate },
  }
}

/**
 * Somebody is sent to the country that speaks SAML, sees nothing there, goes back and types their password.
 */
async function abandoned(place: RealPlace, owner: User) {
  const browser = place.browser()
  const begun = performance.now()
  const way = await browser.submit(await browser.get('/cas/eid'), { scheme: 'beyond' })
  const ms = performance.now() - begun
  const sentTo = /url=([^"]+)/i.exec(way.html)?.[1]?.replaceAll('&amp;', '&')
  await place.tokens(owner, { browser })
  return { ms, sentTo, signedIn: (await browser.request('/cas/account')).status === 200 }
}

/** A server that counts what comes. @param then what it does with an answer */
async function listening(then: (answer: () => void) => void) {
  const counts = new Map<string, number>()
  let [open, most] = [0, 0]
  const server: Server = createServer((request, answer) => {
    const path = request.url ?? ''
    counts.set(path, (counts.get(path) ?? 0) + 1)
    open += 1
    most = Math.max(most, open)
    answer.on('close', () => {
      open -= 1
    })
    request.resume().on('end', () => then(() => answer.writeHead(200).end()))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port }: AddressInfo = Object(server.address())
  return {
    origin: `http://localhost:${port}`,
    count: (path: string) => counts.get(path) ?? 0,
    /** Of an address, whatever its query. */
    asked: (path: string) => [...counts].reduce((sum, [at, times]) => sum + (at.startsWith(path) ? times : 0), 0),
    most: () => most,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
