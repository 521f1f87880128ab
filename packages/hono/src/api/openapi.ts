import type { Addresses } from '@laissez-passer/core/addresses'
import type { ApiScope } from '@laissez-passer/federation/oidc'
import {
  jsonContent,
  pathParameters,
  placedSchema,
  problemContent,
  problemMembers,
  queryParameters,
  refusals,
  type SharedSchemas,
} from '@laissez-passer/server/openapi'
import * as z from 'zod'
import { accessReasons, isArchive, isNothing, type Operation, tokenReasons } from './operation.ts'

type Json = Readonly<Record<string, unknown>>

/** Of operations that say so by themselves, wherever they lie. */
const everywhere =
  'Besides: 403 `cross-site` and `no-token`, 413 `too-large`, 415 `not-json`, 422 `invalid`, 503 `unavailable`.'

/** Of every call of a phone. */
const channel =
  'From the app’s origin. Every answer has a nonce for the next call in `LP-Nonce`; the authenticator protocol says what is signed how.'

const problemSchema: Json = {
  type: 'object',
  description: 'Why nothing was done (RFC 9457).',
  required: ['type', 'title', 'status', 'reason'],
  properties: {
    ...problemMembers,
    code: { type: 'string', description: 'Why a method refused an answer, as the method says it.' },
    until: { type: 'integer', description: 'Unix time in seconds from which it may be asked again.' },
    signIn: { $ref: '#/components/schemas/SignIn' },
    captcha: { type: 'object', description: 'The work that is asked for, with the next try.' },
    continueTo: { type: 'string', description: 'With `sign-in-again`: for `stepUp` or `startSignIn`.' },
    level: { type: 'string', description: 'With `sign-in-again`: what to prove.' },
    methods: { type: ['array', 'null'], items: { type: 'string' } },
    request: { type: 'string', description: 'To quote when asking for help.' },
  },
}

/** What a token of each scope opens. */
const scopes: Readonly<Record<ApiScope, string>> = {
  'account.read': 'Settings, and which ways of signing in are set up',
  'account.write': 'Changing language, time zone, the method offered first, mails at every sign-in',
  'activity.read': 'What happened to the account',
  'sessions.read': 'Live sessions, and what each was used for',
  'sessions.end': 'Ending sessions',
  'services.read': 'Connected services',
  'services.withdraw': 'Taking back what services were allowed',
}

function program(origin: string, { oauth2 }: Addresses): Json {
  const [authorizationUrl, tokenUrl] = [origin + oauth2.authorize, origin + oauth2.token]
  return { type: 'oauth2', flows: { authorizationCode: { authorizationUrl, tokenUrl, refreshUrl: tokenUrl, scopes } } }
}

/**
 * Describes operations, from the schemas that judge what they take and give.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export function openApi(
  operations: readonly Operation[],
  { addresses, name, origin }: { readonly name: string; readonly origin: string; readonly addresses: Addresses },
): Json {
  const shared: SharedSchemas = { Problem: problemSchema }
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    paths[operation.path] ??= {}
    Object.assign(paths[operation.path] ?? {}, { [operation.method]: described(operation, shared) })
  }
  return {
    openapi: '3.1.1',
    info: {
      title: `${name}: JSON API`,
      version: '0.1.0',
      description:
        'What the pages do, for programs and for pages of your own on the same origin. Sessions and sign-ins are bound to cookies; requests of other sites are refused. Some addresses take a program’s access token instead: none that changes what an account signs in with.',
    },
    servers: [{ url: origin + addresses.api }],
    paths,
    components: {
      schemas: shared,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-lp-login' },
        program: program(origin, addresses),
        device: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`LP-Device` and an `lp-device+jwt`, signed by the phone for this very request.',
        },
      },
    },
  }
}

function securityOf({ access, by, scope }: Operation): Json {
  if (access === 'device') return by === 'secret' ? {} : { security: [{ device: [] }] }
  return access === 'anyone' ? {} : { security: [{ session: [] }, ...(scope ? [{ program: [scope] }] : [])] }
}

function described(operation: Operation, shared: SharedSchemas): Json {
  const { access, answer, body, description, id, path, query, reasons, scope, summary, tag } = operation
  const parameters = [
    ...pathParameters(path),
    ...(query ? queryParameters(schemaOf(query, { io: 'input', shared })) : []),
  ]
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, access === 'device' ? channel : everywhere].filter(Boolean).join('\n\n'),
    ...securityOf(operation),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(isNothing(body)
      ? {}
      : { requestBody: { required: true, content: jsonContent(schemaOf(body, { io: 'input', shared })) } }),
    responses: {
      ...(isNothing(answer)
        ? { 204: { description: 'Done.' } }
        : {
            [operation.status ?? 200]: {
              description: 'Done.',
              content: isArchive(answer)
                ? { 'application/zip': { schema: { type: 'string', contentMediaType: 'application/zip' } } }
                : jsonContent(schemaOf(answer, { io: 'output', shared })),
            },
          }),
      ...refusals({ ...accessReasons[access], ...(scope ? tokenReasons : {}), ...reasons }),
      default: { description: 'Not done.', content: problemContent() },
    },
  }
}

function schemaOf(
  type: z.ZodType,
  { io, shared }: { readonly io: 'input' | 'output'; readonly shared: SharedSchemas },
): Json {
  return placedSchema(z.toJSONSchema(type, { io, unrepresentable: 'any' }), shared)
}
