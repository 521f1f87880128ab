import { longestReason, rowOfAudit } from '@laissez-passer/core/administration'
import { typedText } from '@laissez-passer/core/typed'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { addClient, listAddedClients } from '@laissez-passer/federation/oidc'
import { faultWords, matchService, type Service } from '@laissez-passer/federation/services'
import type { AdminServiceAddProps, AdminServicesProps } from '@laissez-passer/pages/types'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'
import { readForm, readQuery, text, ticked, whole } from '../form.ts'
import { forAdministrator, forFreshAdministrator } from '../signed-in.ts'
import { doneOf } from './subject.ts'

/** As many of those that lie in the store are listed. */
const most = 500

const form = z.object({ name: text, redirectUri: whole, level: text, confidential: ticked, reason: text })

/** Services: a list, whose an address is, and one more that speaks OpenID Connect. */
export function serviceRoutes(parts: RouteParts): Hono<ProviderEnv> {
  const { addresses, render, services } = parts
  const home = addresses.admin('services')
  const add = addresses.admin('services/add')
  return new Hono<ProviderEnv>()
    .get(
      home,
      forAdministrator(parts, async (c, { person }) => {
        const { address } = readQuery(c, z.object({ address: whole }))
        const kept = await listAddedClients(c.get('context'), { limit: most })
        const all = [...services, ...kept.map(({ service }) => service)]
        return render(c, 'adminServices', {
          person,
          notice: doneOf(c),
          action: home,
          services: [
            ...services.map((service) => shown(service, 'listed')),
            ...kept.map(({ byAdministrator, service }) => shown(service, byAdministrator ? 'added' : 'self')),
          ],
          address,
          checked: address === '' ? null : checked(all, address),
          addHref: add,
        })
      }),
    )
    .get(
      add,
      forFreshAdministrator(parts, (c, { person }) => page(c, { person })),
    )
    .post(
      add,
      forFreshAdministrator(parts, async (c, { administrator, person }) => {
        const values = await readForm(c, form)
        const reason = typedText(values.reason)
        if (reason === '') return page(c, { person, values, issues: [{ field: 'reason', code: 'required' }] })
        const { confidential, level, name, redirectUri } = values
        const asked = { name, redirectUris: [redirectUri], requiredLevel: level }
        const added = await addClient(
          { ...c.get('context'), services },
          {
            asked,
            confidential,
            auditOf: ({ clientId: client, name: service }) =>
              rowOfAudit(c.get('context'), {
                administrator,
                kind: 'service-added',
                reason,
                details: { client, service },
              }),
          },
        )
        if (!added.ok) return page(c, { person, values, issues: added.issues.map(issueOf) })
        const { clientId, clientSecret } = added
        return page(c, { person, values, added: { clientId, clientSecret } })
      }),
    )

  function page(
    c: Context<ProviderEnv>,
    {
      added = null,
      issues = [],
      person,
      values = { name: '', redirectUri: '', level: 'BASIC', confidential: true, reason: '' },
    }: Pick<AdminServiceAddProps, 'person'> & Partial<Pick<AdminServiceAddProps, 'added' | 'issues' | 'values'>>,
  ): Response {
    return render(c, 'adminServiceAdd', { person, action: add, added, issues, longestReason, values, path: add })
  }
}

function shown(
  service: Service,
  origin: AdminServicesProps['services'][number]['origin'],
): AdminServicesProps['services'][number] {
  const { name, requiredLevel: level, type } = service
  return { name, type, level, origin, identity: service.type === 'oidc' ? service.clientId : service.urls.join(' ') }
}

/** Whose an address is: below one of a CAS service's, or a redirect URI letter for letter. */
function checked(services: readonly Service[], address: string): AdminServicesProps['checked'] {
  const match = matchService(services, address)
  if (match.ok) return { service: match.service.name, why: `CAS: ${match.pattern}` }
  const exact = services.find((service) => service.type === 'oidc' && service.redirectUris.includes(address))
  if (exact) return { service: exact.name, why: 'OpenID Connect: redirect URI' }
  const { why } = match
  return { service: null, why: why.reason === 'address' ? faultWords[why.fault] : null }
}

/** What the schema of `services.json` says, beside the field of the form that it is about. */
function issueOf({
  message,
  path,
}: {
  readonly path: string
  readonly message: string
}): FieldIssue & { text: string } {
  const field = path.startsWith('redirectUris') ? 'redirectUri' : path === 'requiredLevel' ? 'level' : path || 'form'
  return {
    field: ['name', 'redirectUri', 'level'].includes(field) ? field : 'form',
    code: 'service',
    text: `${path} ${message}`,
  }
}
