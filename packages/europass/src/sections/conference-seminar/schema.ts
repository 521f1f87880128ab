import type * as z from 'zod/mini'
import { type Activity, activitySchema } from '../../activity/schema.ts'
import type { FieldKit } from '../../fields/kit.ts'

/** A conference or seminar that the person took part in. */
export const conferenceSeminarSchema: (kit: FieldKit) => z.ZodMiniType<ConferenceSeminar> = activitySchema

/** A conference or seminar that the person took part in. */
export type ConferenceSeminar = Activity
