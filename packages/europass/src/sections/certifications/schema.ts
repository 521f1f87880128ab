import type * as z from 'zod/mini'
import { type Activity, activitySchema } from '../../activity/schema.ts'
import type { FieldKit } from '../../fields/kit.ts'

/** A certificate; `from` is when it was issued, `to` until when it holds. */
export const certificationsSchema: (kit: FieldKit) => z.ZodMiniType<Certification> = activitySchema

/** A certificate; `from` is when it was issued, `to` until when it holds. */
export type Certification = Activity
