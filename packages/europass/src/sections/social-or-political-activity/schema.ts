import type * as z from 'zod/mini'
import { type Activity, activitySchema } from '../../activity/schema.ts'
import type { FieldKit } from '../../fields/kit.ts'

/** A social or political activity. */
export const socialOrPoliticalActivitySchema: (kit: FieldKit) => z.ZodMiniType<SocialOrPoliticalActivity> =
  activitySchema

/** A social or political activity. */
export type SocialOrPoliticalActivity = Activity
