import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ApiScope } from '@laissez-passer/federation/oidc'
import type * as z from 'zod'
import type { ProviderEnv } from '../environment.ts'

/**
 * Who may ask: `anyone`; a `person` who is signed in; one who is so `fresh`ly, as changing what an account
 * signs in with takes; a `device` by its keys, from the app's own origin.
 */
export type Access = 'anyone' | 'person' | 'fresh' | 'device'

/** Why an operation may do nothing, each with its status. */
export type Reasons = Readonly<Record<string, ContentfulStatusCode>>

/** What an operation is called, takes and gives: its documentation and its checks are made from this. */
export interface Described<Why extends Reasons = Reasons> {
  /** Unique, for generated clients: `startSignIn`. */
  readonly id: string
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Below the folder of the API, with parameters in braces: `/sign-ins/{id}`. */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  /** Default: 200, or 204 where nothing is answered. */
  readonly status?: 200 | 201
  /** Why it may do nothing, each with its status. */
  readonly reasons: Why
}

/**
 * One address of the JSON API: a use case that a page has too, read from JSON and told as JSON. `Parts`: a
 * provider's.
 */
export interface OperationOf<Parts> extends Described {
  readonly access: Access
  /** What a program's token has to be for; undefined: no token opens it. */
  readonly scope?: ApiScope
  readonly query?: z.ZodType
  /** What proves a device. */
  readonly by?: 'device' | 'new-device' | 'secret'
  readonly body: z.ZodType
  readonly answer: z.ZodType
  readonly handle: (c: Context<ProviderEnv>, parts: Parts) => Promise<Response>
}
