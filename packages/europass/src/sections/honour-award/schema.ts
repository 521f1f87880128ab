import type * as z from 'zod/mini'
import { type Activity, activitySchema } from '../../activity/schema.ts'
import type { FieldKit } from '../../fields/kit.ts'

/** An honour or award; `organisation` is who gave it. */
export const honourAwardSchema: (kit: FieldKit) => z.ZodMiniType<HonourAward> = activitySchema

/** An honour or award; `organisation` is who gave it. */
export type HonourAward = Activity
