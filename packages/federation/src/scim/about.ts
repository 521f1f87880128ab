import { fault, type ScimAnswer } from './answer.ts'
import { userSchema } from './user.ts'

const config = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'

/**
 * What of SCIM is there.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7643#section-5
 */
export const serviceProviderConfig: Readonly<Record<string, unknown>> = {
  schemas: [config],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 200 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [
    { type: 'oauthbearertoken', name: 'Bearer token', description: 'The token that the operator gave', primary: true },
  ],
}

const userType = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
  id: 'User',
  name: 'User',
  endpoint: '/Users',
  schema: userSchema,
}

interface Attribute {
  readonly name: string
  readonly [property: string]: unknown
}

const attribute = (name: string, more: Readonly<Record<string, unknown>> = {}): Attribute => ({
  name,
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...more,
})

const schema = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
  id: userSchema,
  name: 'User',
  attributes: [
    attribute('userName', { required: true, uniqueness: 'server', mutability: 'immutable' }),
    attribute('externalId', { caseExact: true }),
    attribute('name', { type: 'complex', subAttributes: [attribute('givenName'), attribute('familyName')] }),
    attribute('emails', {
      type: 'complex',
      multiValued: true,
      mutability: 'immutable',
      subAttributes: [attribute('value'), attribute('type'), attribute('primary', { type: 'boolean' })],
    }),
    attribute('preferredLanguage'),
    attribute('active', { type: 'boolean' }),
    attribute('password', { mutability: 'writeOnly', returned: 'never' }),
  ],
}

/** What describes itself: a kind of resource, or a schema. */
type Description = Readonly<Record<string, unknown>> & { readonly id: string }

/** Kinds of resources. */
export const resourceTypes: readonly Description[] = [userType]
/** Their attributes. */
export const schemas: readonly Description[] = [schema]

/** All of them, as a list. */
export function listOf(resources: readonly Description[]): ScimAnswer {
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: resources.length,
    Resources: resources,
  }
  return { status: 200, body }
}

/** The one that is called so; names of schemas are compared without case, as all URNs' beginnings are. */
export function oneOf(resources: readonly Description[], id: string): ScimAnswer {
  const found = resources.find((each) => each.id.toLowerCase() === id.toLowerCase())
  return found === undefined ? fault(404, 'There is no such description') : { status: 200, body: found }
}
