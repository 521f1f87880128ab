import type { CvSectionName } from '@laissez-passer/europass/cv'
import { check, type FieldIssue, strict } from '@laissez-passer/europass/fields'
import { isWithin, type Path, pathOf, stepsOf } from '@laissez-passer/europass/patch'
import { pathOfIssue, withValueAt } from '@laissez-passer/europass/profile'
import { letterSchema } from '@laissez-passer/europass/letter'
import {
  customSection,
  isSectionName,
  personalInformation,
  sectionNames,
  sections,
} from '@laissez-passer/europass/sections'
import type * as z from 'zod/mini'
import { type Layers, shownAt, storedAt } from '../editing/layers.ts'

const schemas = new Map<string, z.ZodMiniType>()

/** What is checked as one, by a path in it: personal information, an entry, or a letter. */
interface Part {
  readonly path: Path
  readonly schema: z.ZodMiniType
}

function schemaOf(name: string): z.ZodMiniType {
  const known = schemas.get(name)
  if (known) return known
  const section = name === 'personal' ? personalInformation : isSectionName(name) ? sections[name] : customSection
  const made: z.ZodMiniType = section.schema(strict)
  schemas.set(name, made)
  return made
}

function partOf(path: Path, { form }: Pick<Layers, 'form'>): Part | null {
  const [root = '', name = '', third = '', fourth = ''] = stepsOf(path)
  if (root === 'letter') return { path: 'letter', schema: letterSchema }
  if (root === 'form') return form ? { path: 'form', schema: form.schema } : null
  if (root === 'personal') return { path: 'personal', schema: schemaOf('personal') }
  if (root === 'entries' && third) return { path: pathOf(root, name, third), schema: schemaOf(name) }
  if (root === 'custom' && third === 'entries' && fourth)
    return { path: pathOf(root, name, third, fourth), schema: schemaOf('custom-section') }
  return null
}

/** Checked once for each state of a part. */
const checked = new WeakMap<object, readonly (FieldIssue & { readonly at: Path })[]>()

function issuesOf(value: unknown, schema: z.ZodMiniType): readonly (FieldIssue & { readonly at: Path })[] {
  const known = typeof value === 'object' && value !== null ? checked.get(value) : undefined
  if (known) return known
  const outcome = check(schema, value)
  const issues = outcome.ok ? [] : outcome.issues.map((issue) => ({ ...issue, at: pathOfIssue(value, issue.path) }))
  if (typeof value === 'object' && value !== null) checked.set(value, issues)
  return issues
}

/** What is wrong with the value that is shown at a path, or with what lies in it; null where nothing is. */
export function issueAt(layers: Layers, path: Path): FieldIssue | null {
  const part = partOf(path, layers)
  const object = part && storedAt(layers, part.path)
  if (!part || object === undefined || object === null) return null
  const inside = path.slice(part.path.length + 1)
  const { value, from } = shownAt(layers, path)
  const whole = from === 'profile' || value === undefined ? object : withValueAt(object, inside, value)
  return issuesOf(whole, part.schema).find(({ at }) => isWithin(at, inside)) ?? null
}

/** Where fields keep a document from being finished, and how many. */
export interface Unfinished {
  readonly place: 'personal' | 'letter' | CvSectionName
  readonly count: number
}

/** What keeps a document from being finished: of what the profile holds, or of a letter and its writer. */
export function unfinished({ profile, letter }: Pick<Layers, 'profile' | 'letter'>): readonly Unfinished[] {
  const at = (place: Unfinished['place'], values: readonly unknown[], schema: z.ZodMiniType): Unfinished => ({
    place,
    count: values.reduce<number>((sum, value) => sum + issuesOf(value, schema).length, 0),
  })
  const personal = at('personal', [profile.personal], schemaOf('personal'))
  const rest = letter
    ? [at('letter', [letter], letterSchema)]
    : [
        ...sectionNames.map((name) => at(name, profile.entries[name], schemaOf(name))),
        ...profile.custom.map(({ id, entries }) => at(`custom:${id}`, entries, schemaOf('custom-section'))),
      ]
  return [personal, ...rest].filter(({ count }) => count > 0)
}
