import { check, type FieldIssue } from '../fields/issue.ts'
import { strict } from '../fields/kit.ts'
import { pathOfIssue } from '../profile/path.ts'
import type { SupplementFields } from './fields.ts'
import type { SupplementKind, SupplementPart } from './part.ts'

/** What keeps a document from being finished: where it is, and what it is. */
export interface SupplementIssue extends Pick<FieldIssue, 'code' | 'params'> {
  /** The way to the field, by the ids of entries. */
  readonly path: string
  readonly part: SupplementPart
  /** The field of the part; of a list, the field of its entry. */
  readonly label: SupplementPart['heading']
}

/** What is missing from a document, or isn't right yet, in the order of its parts. */
export function supplementIssues<T extends SupplementFields>(kind: SupplementKind<T>, value: T): SupplementIssue[] {
  const outcome = check(kind.schema(strict), value)
  if (outcome.ok) return []
  return kind.parts.flatMap((part) =>
    outcome.issues
      .filter(({ path: [name] }) => name === part.name)
      .map(({ code, params, path }) => ({
        code,
        params,
        part,
        path: pathOfIssue(value, path),
        label: labelOf(part, path),
      })),
  )
}

function labelOf({ fields, lists = [], heading }: SupplementPart, path: FieldIssue['path']): SupplementPart['heading'] {
  const [, name, , inner] = path
  const list = lists.find((one) => one.name === name)
  if (list) return list.form.fields.find((field) => field.name === inner)?.label ?? list.label
  const field = fields.find((one) => one.name === name || (one.kind === 'period' && name === 'to'))
  return field?.label ?? heading
}
