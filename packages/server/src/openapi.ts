type Json = Readonly<Record<string, unknown>>

/** Where named schemas of a document lie, by their names; filled while it is made. */
export type SharedSchemas = Record<string, unknown>

/**
 * A JSON Schema for a place in an OpenAPI document: those with an `id` go to `shared`, and are referred to.
 *
 * @param whole as `z.toJSONSchema` makes it
 * @see https://spec.openapis.org/oas/v3.1.1.html#schema-object
 */
export function placedSchema(whole: Json, shared: SharedSchemas): Json {
  const { $defs, $schema: _, id, ...rest } = whole
  for (const [name, schema] of Object.entries($defs ?? {})) shared[name] = ours(schema)
  if (typeof id !== 'string') return ours(rest)
  shared[id] = ours(rest)
  return { $ref: `#/components/schemas/${id}` }
}

/** With the document's place for named schemas, and without the names themselves. */
function ours(schema: unknown): Json {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'id' && typeof value === 'string' ? undefined : value,
    ).replaceAll('"#/$defs/', '"#/components/schemas/'),
  )
}

/**
 * What an address has in braces, as parameters.
 *
 * @param path such as `/documents/{kind}`
 * @param schemas of those that aren't any text
 */
export function pathParameters(path: string, schemas: Readonly<Record<string, Json>> = {}): readonly Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: schemas[name] ?? { type: 'string' },
  }))
}

/** The fields of a schema as parameters behind an address's question mark. */
export function queryParameters({ properties, required }: Json): readonly Json[] {
  const needed: readonly unknown[] = Array.isArray(required) ? required : []
  return Object.entries(properties ?? {}).map(([name, field]) => {
    const { description, ...schema }: Json = field
    return { name, in: 'query', ...(needed.includes(name) ? { required: true } : {}), description, schema }
  })
}

/**
 * One answer a status, with its reasons.
 *
 * @param reasons each with its status
 */
export function refusals(reasons: Readonly<Record<string, number>>): Json {
  const byStatus = new Map<number, string[]>()
  for (const [reason, status] of Object.entries(reasons))
    byStatus.set(status, [...(byStatus.get(status) ?? []), reason])
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      { description: names.map((each) => `\`${each}\``).join(', '), content: problemContent(names) },
    ]),
  )
}

/**
 * What a refusal is: the document's schema `Problem`.
 *
 * @param reasons that it has; none: any
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problemContent(reasons: readonly string[] = []): Json {
  const any = { $ref: '#/components/schemas/Problem' }
  const schema = reasons.length === 0 ? any : { allOf: [any, { properties: { reason: { enum: reasons } } }] }
  return { 'application/problem+json': { schema } }
}

/** What every problem has; documents add their own members. */
export const problemMembers: Readonly<Record<string, Json>> = {
  type: { type: 'string' },
  title: { type: 'string', description: 'For people who read logs; never shown to others.' },
  status: { type: 'integer' },
  reason: { type: 'string', description: 'Stable, for programs.' },
  issues: {
    type: 'array',
    description: 'What is wrong with the body, field by field.',
    items: {
      type: 'object',
      required: ['field', 'code'],
      properties: { field: { type: 'string' }, code: { type: 'string' }, params: { type: 'object' } },
    },
  },
}

/** A body that is JSON of this schema. */
export function jsonContent(schema: Json): Json {
  return { 'application/json': { schema } }
}
