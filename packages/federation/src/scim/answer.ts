/** The answer of a SCIM endpoint: JSON to send with this status; null: no body. */
export interface ScimAnswer {
  readonly status: 200 | 201 | 204 | 400 | 401 | 403 | 404 | 409 | 501
  readonly body: Readonly<Record<string, unknown>> | null
  /** For `Location`. */
  readonly location?: string
}

/** Kinds of faults that the specification names. */
export type ScimType = 'invalidFilter' | 'uniqueness' | 'mutability' | 'invalidSyntax' | 'invalidPath' | 'invalidValue'

/**
 * Says what is wrong.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7644#section-3.12
 */
export function fault(status: 400 | 401 | 403 | 404 | 409 | 501, detail: string, scimType?: ScimType): ScimAnswer {
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail,
    ...(scimType === undefined ? {} : { scimType }),
  }
  return { status, body }
}

/** There is none, or it is none of this client's. */
export const noSuchUser: ScimAnswer = fault(404, 'There is no such user')
