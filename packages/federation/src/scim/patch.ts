import * as z from 'zod'
import { BadValue, readAttribute, readUser, type SaidOfUser } from './user.ts'

const message = z.object({
  Operations: z
    .array(
      z.object({
        op: z.string().transform((op) => op.toLowerCase()),
        path: z.string().max(300).optional(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(100),
})

/**
 * Reads a PATCH: what its operations say of somebody, the last of each attribute.
 *
 * @throws BadValue where an operation is invalid.
 * @see https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2
 */
export function readPatch(body: unknown): SaidOfUser {
  const parsed = message.safeParse(body)
  if (!parsed.success) throw new BadValue('Operations must be a list of { op, path, value }, 100 at most')
  return parsed.data.Operations.reduce<SaidOfUser>((said, operation) => ({ ...said, ...readOperation(operation) }), {})
}

function readOperation({ op, path, value }: z.output<typeof message>['Operations'][number]): SaidOfUser {
  if (op === 'remove') {
    if (path === undefined) throw new BadValue('remove needs a path')
    // Of what we keep a person may lack what a directory calls them alone.
    return /(^|:)externalid$/i.test(path) ? { externalId: null } : readAttribute(path, value ?? undefined)
  }
  if (op !== 'add' && op !== 'replace') throw new BadValue('op must be add, replace or remove')
  if (path !== undefined) return readAttribute(path, value)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadValue('without a path value must be an object of attributes')
  return readUser({ ...value })
}
