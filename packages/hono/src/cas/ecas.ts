import type { CasAddresses } from '@laissez-passer/core/addresses'
import {
  answerEcasValidation,
  answerSamlValidation,
  answerSoapValidation,
  beginLogin,
  ecasAddresses,
  type EcasProvider,
} from '@laissez-passer/federation/cas'
import { type Context, Hono } from 'hono'
import type { ProviderEnv } from '../environment.ts'
import { query, send } from './answers.ts'

const names: readonly (keyof typeof ecasAddresses)[] = [
  'TicketValidationService',
  'laxValidate',
  'sponsorValidate',
  'interinstitutionalValidate',
  'strictValidate',
]

/**
 * What services that were written for EU Login ask besides: validation by query, form and SOAP, each with its
 * assurance; SAML 1.1; and the beginning of a login.
 */
export function ecasRoutes({
  cas,
  provider,
}: {
  readonly cas: CasAddresses
  readonly provider: (c: Context<ProviderEnv>) => EcasProvider
}): Hono<ProviderEnv> {
  const routes = new Hono<ProviderEnv>()
  for (const name of names) {
    const address = ecasAddresses[name]
    routes
      .get(cas[name], async (c) => send(c, await answerEcasValidation(provider(c), { address, parameters: query(c) })))
      .post(cas[name], async (c) => {
        const source = await textOf(c)
        if (name === 'TicketValidationService' && isXml(c, source))
          return send(c, await answerSoapValidation(provider(c), source))
        return send(c, await answerEcasValidation(provider(c), { address, parameters: posted(c, source) }))
      })
  }

  for (const end of ['/soap/1.1', '/soap/1.2'])
    routes.post(`${cas.webService}${end}`, async (c) =>
      send(c, await answerSoapValidation(provider(c), await textOf(c))),
    )
  // The WSDL has the one as the address and the other as the operation below it.
  for (const end of ['/http', '/http/post'])
    routes.post(`${cas.webService}${end}`, async (c) => {
      const parameters = posted(c, await textOf(c))
      return send(
        c,
        await answerEcasValidation(provider(c), { address: ecasAddresses.TicketValidationService, parameters }),
      )
    })

  return routes
    .post(cas.samlValidate, async (c) =>
      send(c, await answerSamlValidation(provider(c), { query: query(c), source: await textOf(c) })),
    )
    .post(cas.loginInit, async (c) =>
      send(c, await beginLogin(provider(c), { given: posted(c, await textOf(c)), from: c.get('address') })),
    )
}

/**
 * What was posted, beside what stands in the address: a form, whatever type it says it has. Several clients
 * say none.
 */
function posted(c: Context<ProviderEnv>, source: string): URLSearchParams {
  const parameters = query(c)
  for (const [name, value] of new URLSearchParams(source)) parameters.append(name, value)
  return parameters
}

function isXml(c: Context<ProviderEnv>, source: string): boolean {
  return /\bxml\b/i.test(c.req.header('Content-Type') ?? '') || source.trimStart().startsWith('<')
}

/** By its bytes: workerd warns of `text` of a form. */
async function textOf(c: Context<ProviderEnv>): Promise<string> {
  return new TextDecoder().decode(await c.req.arrayBuffer())
}
