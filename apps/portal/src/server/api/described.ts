import type * as z from 'zod'

/**
 * Who may ask: `anyone`; a `person` who is signed in at MEDIUM; whoever has a `link`, with its password where
 * it has one.
 */
export type Access = 'anyone' | 'person' | 'link'

/** What an answer holds: JSON of a schema, nothing, or a file of a media type. */
export type Answer = z.core.$ZodType | 'nothing' | { readonly file: string }

/** One address of the API, as its document tells it. */
export interface Described {
  /** Unique, for generated clients. */
  readonly id: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly access: Access
  /** Values of what stands in braces in the address, where that isn't any text. */
  readonly path?: Readonly<Record<string, z.core.$ZodType>>
  readonly query?: z.core.$ZodType
  readonly headers?: z.core.$ZodType
  /** The schema that judges what is sent; `bytes`: a file. */
  readonly body?: z.core.$ZodType | 'bytes'
  /** By their statuses. */
  readonly answers: Readonly<Partial<Record<200 | 201 | 204, Answer>>>
  /** Why nothing may be done, each with its status, beside {@link everywhere} and {@link ofAccess}. */
  readonly reasons?: Readonly<Record<string, number>>
}

/** Addresses, each behind its method: `GET /documents/{kind}`. */
export type DescribedAddresses = Readonly<
  Record<`${'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'} /${string}`, Described>
>

/** Reasons that any address may have. */
export const everywhere: Readonly<Record<string, number>> = {
  'other-origin': 403,
  'no-token': 403,
  'too-large': 413,
  'not-json': 415,
  unexpected: 500,
  unavailable: 503,
}

/** Reasons that addresses have by who may ask. */
export const ofAccess: Readonly<Record<Access, Readonly<Record<string, number>>>> = {
  anyone: {},
  person: { 'signed-out': 401, 'another-person': 401, level: 403, 'too-often': 429 },
  link: { password: 401, gone: 404, 'too-often': 429 },
}
