/**
 * The token of an `Authorization: Bearer` header.
 *
 * @returns null where there is none.
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
 */
export function bearerOf(authorization: string | null): string | null {
  return /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization ?? '')?.[1] ?? null
}
