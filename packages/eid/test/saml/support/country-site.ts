import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestKeys } from './certificate.ts'
import { type Habits, samlCountry } from './country.ts'

/**
 * A country's site on a port of this machine: it reads requests at `/sso` and answers at once with a page
 * whose form goes to our address, as the POST binding says (SAML 2.0 Bindings, section 3.5).
 */
export async function startCountry(options: {
  entityId: string
  keys: TestKeys
  /** Our metadata, which names where the answer goes. */
  metadata: (entryPoint: string) => Promise<string>
  habits?: Habits
}): Promise<{ entryPoint: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const url = `${entryPoint}${(request.url ?? '').replace(/^\/sso/, '')}`
    void answer(url).then(
      (page) => response.setHeader('content-type', 'text/html').end(page),
      (error: unknown) => response.writeHead(400).end(String(error)),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const entryPoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sso`
  const metadata = await options.metadata(entryPoint)
  const country = samlCountry({ ...options, entryPoint, metadata })
  const answer = async (url: string): Promise<string> => {
    const request = await country.readRequest(url)
    const [, destination = ''] = /AssertionConsumerServiceURL="([^"]*)"/.exec(request.xml) ?? []
    const now = Math.floor(Date.now() / 1000)
    const saml = await country.answer(request, { statements: { now, acs: destination } })
    return `<form method="post" action="${destination}"><input name="SAMLResponse" value="${saml}"><input name="RelayState" value="${request.relayState}"><button>Continue</button></form>`
  }
  return {
    entryPoint,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
