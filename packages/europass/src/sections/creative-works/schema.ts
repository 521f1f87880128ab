import type * as z from 'zod/mini'
import { type Activity, activitySchema } from '../../activity/schema.ts'
import type { FieldKit } from '../../fields/kit.ts'

/** A creative work. */
export const creativeWorksSchema: (kit: FieldKit) => z.ZodMiniType<CreativeWork> = activitySchema

/** A creative work. */
export type CreativeWork = Activity
