import type * as z from 'zod/mini'
import { type Activity, activitySchema } from '../../activity/schema.ts'
import type { FieldKit } from '../../fields/kit.ts'

/** A project. */
export const projectsSchema: (kit: FieldKit) => z.ZodMiniType<Project> = activitySchema

/** A project. */
export type Project = Activity
