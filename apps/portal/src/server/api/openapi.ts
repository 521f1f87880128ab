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
import { cvDraftSchema } from '@laissez-passer/europass/cv'
import { letterDraftSchema } from '@laissez-passer/europass/letter'
import { profileDraftSchema } from '@laissez-passer/europass/profile'
import * as z from 'zod'
import { describedAddresses } from './addresses.ts'
import { type Answer, type Described, everywhere, ofAccess } from './described.ts'

type Json = Readonly<Record<string, unknown>>

const problemSchema: Json = {
  type: 'object',
  description: 'Why nothing was done (RFC 9457).',
  required: ['type', 'title', 'status'],
  properties: {
    ...problemMembers,
    wait: { type: 'integer', description: 'Seconds after which it may be asked again, as `Retry-After` says.' },
    login: { type: 'string', description: 'With `signed-out` and `level`: where a person signs in.' },
    version: { type: 'integer', description: 'With `conflict`: the version that there is now.' },
    changes: { type: 'array', items: { type: 'object' }, description: 'With `conflict`: what wasn’t seen.' },
    schema: { type: 'integer' },
    savedAt: { type: 'integer' },
    value: { $ref: '#/components/schemas/Document' },
    conflicts: {
      type: 'array',
      description: 'Patches that need an answer, by their place in what was sent.',
      items: {
        type: 'object',
        required: ['index', 'reason'],
        properties: { index: { type: 'integer' }, reason: { type: 'string' }, theirs: {} },
      },
    },
  },
}

/** Kinds of documents whose schemas are told; the others are made by their pages. */
const documents = { Profile: profileDraftSchema, Cv: cvDraftSchema, Letter: letterDraftSchema }

/**
 * The portal's API, described from the schemas that judge what it takes.
 *
 * @param options - `origin`: the portal's; `login`: EU Login's origin and base
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export function openApi({ login, origin }: { readonly origin: string; readonly login: string }): Json {
  const shared: SharedSchemas = { Problem: problemSchema }
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [address, described] of Object.entries(describedAddresses)) {
    const [method = '', path = ''] = address.split(' ')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(path, described, shared) }
  }
  for (const [name, schema] of Object.entries(documents)) shared[name] = schemaOf(schema, 'input', shared)
  shared['Document'] = {
    description: 'A profile, a CV, a letter, or a document of another kind: an object of its own fields.',
    anyOf: [...Object.keys(documents).map((name) => ({ $ref: `#/components/schemas/${name}` })), { type: 'object' }],
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Europass: API',
      version: '0.1.0',
      description:
        'What the portal’s pages ask. Sessions are bound to a cookie, which signing in with EU Login sets; what writes must come from the portal’s own origin (`Origin`), as JSON unless it is a file. With `Shown-To`, the id of a person, nobody else is answered in their place. Access tokens open nothing here.',
    },
    servers: [{ url: `${origin}/api` }],
    paths,
    components: {
      schemas: shared,
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-lp-portal',
          description: `Set by ${origin}/auth/login, by way of ${login}.`,
        },
      },
    },
  }
}

function operation(path: string, described: Described, shared: SharedSchemas): Json {
  const { access, answers, body, description, headers, id, query, reasons, summary, tag } = described
  const inPath = Object.entries(described.path ?? {}).map(([name, type]) => [name, schemaOf(type, 'input', shared)])
  const parameters = [
    ...pathParameters(path, Object.fromEntries(inPath)),
    ...(query ? queryParameters(schemaOf(query, 'input', shared)) : []),
    ...(headers ? queryParameters(schemaOf(headers, 'input', shared)).map((each) => ({ ...each, in: 'header' })) : []),
  ]
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(access === 'person' ? { security: [{ session: [] }] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: body === 'bytes' ? file('application/octet-stream') : jsonContent(schemaOf(body, 'input', shared)),
          },
        }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [
          status,
          { description: 'Done.', ...(answer === 'nothing' ? {} : { content: contentOf(answer, shared) }) },
        ]),
      ),
      ...refusals({ ...ofAccess[access], ...reasons }),
      default: {
        description: `Not done: besides, ${Object.keys(everywhere)
          .map((reason) => `\`${reason}\``)
          .join(', ')}.`,
        content: problemContent(),
      },
    },
  }
}

function contentOf(answer: Exclude<Answer, 'nothing'>, shared: SharedSchemas): Json {
  return 'file' in answer ? file(answer.file) : jsonContent(schemaOf(answer, 'output', shared))
}

function file(mediaType: string): Json {
  return { [mediaType]: { schema: { type: 'string', contentMediaType: mediaType } } }
}

function schemaOf(type: z.core.$ZodType, io: 'input' | 'output', shared: SharedSchemas): Json {
  return placedSchema(z.toJSONSchema(type, { io, unrepresentable: 'any' }), shared)
}
