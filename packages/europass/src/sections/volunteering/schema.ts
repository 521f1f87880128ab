import type * as z from 'zod/mini'
import { type Activity, activitySchema } from '../../activity/schema.ts'
import type { FieldKit } from '../../fields/kit.ts'

/** Voluntary work; `title` is what the person did, `organisation` for whom. */
export const volunteeringSchema: (kit: FieldKit) => z.ZodMiniType<Volunteering> = activitySchema

/** Voluntary work; `title` is what the person did, `organisation` for whom. */
export type Volunteering = Activity
