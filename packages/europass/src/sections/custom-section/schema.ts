import type * as z from 'zod/mini'
import { type Activity, activitySchema } from '../../activity/schema.ts'
import type { FieldKit } from '../../fields/kit.ts'

/** An entry of a section that the person made. */
export const customSectionSchema: (kit: FieldKit) => z.ZodMiniType<CustomEntry> = activitySchema

/** An entry of a section that the person made. */
export type CustomEntry = Activity
