import type { Column } from '../sql/column.ts'
import { columnsOf, exported } from './contents.ts'

/**
 * The JSON Schema of a person's copy of their data, by the definitions of the tables.
 * @see https://json-schema.org/draft/2020-12/schema
 */
export function dataSchema(): Readonly<Record<string, unknown>> {
  const rows = Object.fromEntries(
    exported.map((table) => {
      const columns = columnsOf(table)
      const properties = Object.fromEntries(columns.map(([name, column]) => [name, typeOf(column)]))
      const items = { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
      return [table.name, { type: 'array', items }]
    }),
  )
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'All that is kept of an account',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      provider: { type: 'string' },
      exportedAt: {
        type: 'integer',
        description: 'Seconds since 1970-01-01T00:00:00Z, as every whole number of a moment',
      },
      data: { type: 'object', properties: rows, additionalProperties: false },
    },
    required: ['$schema', 'provider', 'exportedAt', 'data'],
    additionalProperties: false,
  }
}

function typeOf({ allowed, form, nullable, type }: Column): Readonly<Record<string, unknown>> {
  if (form === 'json') return {}
  const kind = form === 'flag' ? 'boolean' : type === 'bigint' ? 'integer' : 'string'
  if (allowed) return { enum: nullable ? [...allowed, null] : allowed }
  return { type: nullable ? [kind, 'null'] : kind }
}
