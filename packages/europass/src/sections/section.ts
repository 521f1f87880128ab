import type * as z from 'zod/mini'
import type { FieldKit } from '../fields/kit.ts'
import type { EuropassMessageKey } from '../words/keys.ts'
import type { Form } from './form.ts'

/** What every entry of a list has: an id that never changes. */
export interface Entry {
  readonly id: string
}

/** All that is known of one section. What is told here and nowhere else is all that a section needs. */
export interface Section<E extends Entry = Entry> {
  /** As Europass names it; also the name of its folder. */
  readonly name: string
  /** What it is called above its entries. */
  readonly heading: EuropassMessageKey
  /** One entry, finished or being typed. */
  schema(kit: FieldKit): z.ZodMiniType<E>
  /** How one entry is edited. */
  readonly form: Form
}
