import type * as z from 'zod/mini'
import { type Activity, activitySchema } from '../../activity/schema.ts'
import type { FieldKit } from '../../fields/kit.ts'

/** A hobby or interest. */
export const hobbiesInterestsSchema: (kit: FieldKit) => z.ZodMiniType<HobbyInterest> = activitySchema

/** A hobby or interest. */
export type HobbyInterest = Activity
