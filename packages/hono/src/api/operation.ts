import { requireFresh } from '@laissez-passer/core/internal/freshness'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { bodyIssues, withInput } from '@laissez-passer/server/field-issues'
import { problem } from '@laissez-passer/server/problem'
import type { ApiScope } from '@laissez-passer/federation/oidc'
import type { Context } from 'hono'
import * as z from 'zod'
import type { RouteParts } from '../composition.ts'
import { asking } from '../destination.ts'
import type { ProviderEnv } from '../environment.ts'
import type { Access, Described, OperationOf, Reasons } from './described.ts'
import { type Holder, holderOf, presentsToken } from './program.ts'
import { currentSession, type SignedIn } from '../session.ts'
import type { FreshlySignedIn } from '../signed-in.ts'

/** Why an operation did nothing, and what else its caller is told. */
export interface Refused<Reason extends string = string> {
  readonly ok: false
  readonly reason: Reason
  /** What is wrong with the body, field by field. */
  readonly issues?: readonly FieldIssue[]
  /** Unix seconds from which it may be asked again. */
  readonly until?: number | null
  /** What else there is to know. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** What an operation comes to. */
export type Outcome<Answer, Reason extends string> = { readonly ok: true; readonly answer: Answer } | Refused<Reason>

interface Spec<Body extends z.ZodType, Answer extends z.ZodType, Why extends Reasons, Who> extends Described<Why> {
  /** What its address may ask for besides; `run` reads it from the request, judged. Default: nothing. */
  readonly query?: z.ZodType
  /** What is posted; {@link nothing}: no body. */
  readonly body: Body
  /** What is answered; {@link nothing}: no body. No field leaves that isn't in it. */
  readonly answer: Answer
  /** Calls the use case that its page calls. */
  readonly run: (
    c: Context<ProviderEnv>,
    asked: Who & { readonly parts: RouteParts; readonly body: z.output<Body> },
  ) => Promise<Outcome<z.input<Answer>, NoInfer<Extract<keyof Why, string>>>>
}

/** One address of the JSON API of a provider. */
export type Operation = OperationOf<RouteParts>

/** What there was nothing to tell of, done. */
export const done: { readonly ok: true; readonly answer: undefined } = { ok: true, answer: undefined }

/** Why a use case did nothing, without what else its page is told. */
export function refused<Reason extends string>({ issues, reason, until = null }: Refused<Reason>): Refused<Reason> {
  return { ok: false, reason, until, ...(issues ? { issues } : {}) }
}

/** There is nothing like that, or it is somebody else's. */
export const notFound: Refused<'not-found'> = { ok: false, reason: 'not-found' }

/** No body. */
export const nothing: z.ZodUndefined = z.undefined()

/** A file for the person, as it is. */
export const archive: z.ZodType<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> = z.instanceof(Uint8Array)

/** Whether this stands for a file. */
export function isArchive(type: z.ZodType): boolean {
  return type === archive
}

/** Whether this stands for no body. */
export function isNothing(type: z.ZodType): boolean {
  return type === nothing
}

/** Reasons that operations have by who may ask them. */
export const accessReasons: Readonly<Record<Access, Reasons>> = {
  anyone: {},
  device: {},
  person: { 'not-signed-in': 401 },
  fresh: { 'not-signed-in': 401, 'sign-in-again': 403, resting: 403 },
}

/** Reasons that an operation has because programs may ask it. */
export const tokenReasons: Reasons = { 'invalid-token': 401, 'insufficient-scope': 403 }

/** An operation for whoever asks. */
export function openOperation<Body extends z.ZodType, Answer extends z.ZodType, Why extends Reasons>(
  spec: Spec<Body, Answer, Why, object>,
): Operation {
  return made(spec, 'anyone', async () => ({ ok: true, answer: {} }))
}

/** An operation for whoever is signed in, about their own account. */
export function ownOperation<Body extends z.ZodType, Answer extends z.ZodType, Why extends Reasons>(
  spec: Spec<Body, Answer, Why, { readonly current: SignedIn }>,
): Operation {
  return made(spec, 'person', async (c) => {
    const current = await currentSession(c)
    return current ? { ok: true, answer: { current } } : { ok: false, reason: 'not-signed-in' }
  })
}

/**
 * An operation about one's own account for whoever is signed in, and for programs that were given this scope.
 */
export function scopedOperation<Body extends z.ZodType, Answer extends z.ZodType, Why extends Reasons>(
  spec: Spec<Body, Answer, Why, { readonly current: Holder }> & { readonly scope: ApiScope },
): Operation {
  return made(spec, 'person', async (c, parts) => {
    const held = await holderOf(c, { parts, scope: spec.scope })
    return held.ok ? { ok: true, answer: { current: held.holder } } : held
  })
}

/**
 * An operation that changes what an account signs in with: for whoever signed in a moment ago, with two
 * factors where they have them. Others are told what to prove, and where to say that they want to.
 */
export function freshOperation<Body extends z.ZodType, Answer extends z.ZodType, Why extends Reasons>(
  spec: Spec<Body, Answer, Why, { readonly current: FreshlySignedIn }>,
): Operation {
  return made(spec, 'fresh', async (c) => {
    const current = await currentSession(c)
    if (!current) return { ok: false, reason: 'not-signed-in' }
    const checked = await requireFresh(c.get('context'), { current })
    if (checked.ok) return { ok: true, answer: { current: { ...current, fresh: checked.fresh } } }
    if (checked.reason === 'resting') return { ok: false, reason: 'resting', until: checked.until }
    const { level, methods } = checked
    return { ok: false, reason: 'sign-in-again', more: { level, methods, continueTo: asking(c.req.path, checked) } }
  })
}

function made<Body extends z.ZodType, Answer extends z.ZodType, Why extends Reasons, Who>(
  spec: Spec<Body, Answer, Why, Who> & { readonly scope?: ApiScope },
  access: Access,
  admit: (c: Context<ProviderEnv>, parts: RouteParts) => Promise<Outcome<Who, string>>,
): Operation {
  const { query, reasons, run, scope } = spec
  const statuses: Reasons = { ...accessReasons[access], ...tokenReasons, 'no-token': 403, ...reasons }
  const takesNothing = isNothing(spec.body)
  const tellsNothing = isNothing(spec.answer)
  return {
    ...spec,
    access,
    handle: async (c, parts) => {
      c.header('Cache-Control', 'no-store')
      // A program that presents one means to act by it: nothing else counts in its place.
      if (scope === undefined && presentsToken(c)) return refuse(c, { ok: false, reason: 'no-token' }, statuses)
      const admitted = await admit(c, parts)
      if (!admitted.ok) return refuse(c, admitted, statuses)
      const wished = query?.safeParse(c.req.query(), withInput)
      if (wished?.success === false) return refuse(c, invalid(wished.error), { invalid: 422 })
      const given = takesNothing ? { ok: true as const, answer: undefined } : await readJson(c)
      if (!given.ok) return refuse(c, given, { 'not-json': 415 })
      const read = spec.body.safeParse(given.answer, withInput)
      if (!read.success) return refuse(c, invalid(read.error), { invalid: 422 })
      const outcome = await run(c, { ...admitted.answer, parts, body: read.data })
      if (!outcome.ok) {
        // As the page counts it; what a method refuses is counted as an answer to a sign-in.
        if (outcome.reason === 'throttled' && outcome.more === undefined) parts.meters.refusal('throttled')
        return refuse(c, outcome, statuses)
      }
      if (tellsNothing) return c.body(null, 204)
      if (isArchive(spec.answer)) return zipped(archive.parse(outcome.answer))
      return c.json(spec.answer.parse(outcome.answer), spec.status ?? 200)
    },
  }
}

/** A body that says it is JSON: no form of another site can say so. */
async function readJson(c: Context): Promise<Outcome<unknown, 'not-json'>> {
  const [type = ''] = (c.req.header('Content-Type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/json') return { ok: false, reason: 'not-json' }
  try {
    return { ok: true, answer: await c.req.json() }
  } catch {
    return { ok: false, reason: 'not-json' }
  }
}

/** A file to keep, never shown by a browser. */
export function zipped(bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="data.zip"',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

function refuse(c: Context<ProviderEnv>, { issues, more, reason, until }: Refused, statuses: Reasons): Response {
  if (until != null) c.header('Retry-After', String(Math.max(1, until - c.get('context').now)))
  const told = { ...(issues ? { issues } : {}), ...(until == null ? {} : { until }), ...more }
  return problem(c, statuses[reason] ?? 422, { ...told, reason })
}

function invalid(error: z.ZodError): Refused {
  return { ok: false, reason: 'invalid', issues: bodyIssues(error) }
}
