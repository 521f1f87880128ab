import type * as z from 'zod/mini'
import { type Activity, activitySchema } from '../../activity/schema.ts'
import type { FieldKit } from '../../fields/kit.ts'

/** A network or organisation that the person belongs to. */
export const membershipSchema: (kit: FieldKit) => z.ZodMiniType<Membership> = activitySchema

/** A network or organisation that the person belongs to. */
export type Membership = Activity
