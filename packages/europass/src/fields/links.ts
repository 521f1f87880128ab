import * as z from 'zod/mini'
import { entryId, type FieldKit, limits, type TextField } from './kit.ts'

/** Web addresses that belong to an entry. */
export const links = (
  kit: FieldKit,
): z.ZodMiniDefault<z.ZodMiniArray<z.ZodMiniObject<{ id: z.ZodMiniString<string>; url: TextField }>>> =>
  z._default(z.array(z.object({ id: entryId(), url: kit.url() })).check(z.maxLength(limits.list)), [])

/** A web address that belongs to an entry. */
export interface Link {
  readonly id: string
  readonly url: string
}
