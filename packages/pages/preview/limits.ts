import { ruledLimits, type ToldLimits } from '@laissez-passer/core/limits'

/** The numbers of a deployment with the defaults. */
export const limits: ToldLimits = { ...ruledLimits, removalHours: 72, sessionHours: 12 }
