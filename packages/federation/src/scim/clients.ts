import { emailKey } from '@laissez-passer/core/email'
import { sha256, sameSecret } from '../oidc/encoding.ts'
import { bearerOf } from '../oidc/registration/bearer.ts'
import { inWords } from '../services/issues.ts'
import * as z from 'zod'

const client = z.strictObject({
  name: z.string().regex(/^[\w.-]{1,60}$/, 'must be 1 to 60 letters, digits, dots, hyphens and underscores'),
  token: z
    .string()
    .regex(/^[\w.~+/-]{32,512}=*$/, 'must be a bearer token of at least 32 characters, as random as a key'),
  domains: z
    .array(
      z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain such as example.eu, or *.example.eu'),
    )
    .min(1, 'must name at least one: whose people it manages'),
})

const fields = { client: Object.keys(client.shape) }

/** An organisation's directory that creates, changes and ends the accounts of its people. */
export type ScimClient = z.infer<typeof client>

/**
 * Reads who may manage accounts by SCIM, as an operator writes it.
 *
 * @param value JSON, parsed.
 * @returns them, or all that is wrong: where, as `0.domains`, and why. No token is repeated.
 */
export function parseScimClients(
  value: unknown,
):
  | { readonly ok: true; readonly clients: readonly ScimClient[] }
  | { readonly ok: false; readonly issues: readonly { readonly path: string; readonly message: string }[] } {
  const parsed = z.array(client).safeParse(value)
  if (!parsed.success) return { ok: false, issues: inWords(parsed.error.issues, { input: value, fields }) }
  const clients = parsed.data
  const twice = clients.flatMap(({ name, token }, index) => [
    ...(clients.findIndex((other) => other.name === name) < index
      ? [{ path: `${index}.name`, message: `“${name}” is there twice` }]
      : []),
    ...(clients.findIndex((other) => other.token === token) < index
      ? [{ path: `${index}.token`, message: 'is another client’s, too' }]
      : []),
  ])
  return twice.length > 0 ? { ok: false, issues: twice } : { ok: true, clients }
}

/** Whose token an `Authorization` header shows; null: nobody's. All are compared, each in constant time. */
export function clientOf(clients: readonly ScimClient[], authorization: string | null): ScimClient | null {
  const shown = bearerOf(authorization)
  if (shown === null) return null
  const hash = sha256(shown)
  const matching = clients.filter(({ token }) => sameSecret(sha256(token), hash))
  return matching[0] ?? null
}

/**
 * Whether an address is one of a client's people: of its domains, `*.` for all below one. However its domain
 * is spelt (IDN, width, case): by the key under which the account is unique.
 */
export function isTheirs({ domains }: Pick<ScimClient, 'domains'>, email: string): boolean {
  const key = emailKey(email)
  const domain = key.slice(key.lastIndexOf('@') + 1)
  return domains.some((own) => (own.startsWith('*.') ? domain.endsWith(own.slice(1)) : domain === own))
}
