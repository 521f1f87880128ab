import type { AskedClaims } from '@laissez-passer/core/ports'
import * as z from 'zod'
import { personClaims } from './person.ts'

/** What is asked of one claim; null asks for it without saying more. */
const member = z
  .object({ essential: z.boolean().optional(), value: z.unknown().optional(), values: z.array(z.unknown()).optional() })
  .nullable()
const members = z.record(z.string(), member).nullable().optional()
const parameter = z.object({ id_token: members, userinfo: members })

/** What `claims` asks for, as far as this provider can do it. */
export interface ClaimsRequest {
  /** Claims of the person to tell besides those of the scope; null: none. */
  readonly told: AskedClaims | null
  /** Classes of which one must be reached, or the request fails; null: it asks for none. */
  readonly essentialAcr: readonly string[] | null
  /** Classes that are wished for. */
  readonly acr: readonly string[]
  /** Who alone may answer; null: whoever is signed in. */
  readonly subject: string | null
}

/**
 * Reads the parameter `claims`. Members that nobody here knows are ignored, and so is what a claim's value
 * should be but for `acr` and `sub`: a person's name is what it is.
 *
 * @returns null when it isn't what the specification says.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#ClaimsParameter
 */
export function readClaims(text: string | null): ClaimsRequest | null {
  if (text === null) return { told: null, essentialAcr: null, acr: [], subject: null }
  const parsed = parameter.safeParse(jsonOf(text))
  if (!parsed.success) return null
  const { id_token: idToken, userinfo } = parsed.data
  const told = { idToken: namesIn(idToken), userinfo: namesIn(userinfo) }
  const acr = idToken?.['acr']
  const wished = [acr?.value, ...(acr?.values ?? [])].filter((each) => typeof each === 'string')
  const subject = idToken?.['sub']?.value ?? userinfo?.['sub']?.value
  return {
    told: told.idToken.length + told.userinfo.length === 0 ? null : told,
    essentialAcr: acr?.essential === true && wished.length > 0 ? wished : null,
    acr: wished,
    subject: typeof subject === 'string' ? subject : null,
  }
}

function namesIn(asked: z.infer<typeof members>): readonly string[] {
  return Object.keys(asked ?? {}).filter((name) => personClaims.includes(name))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
