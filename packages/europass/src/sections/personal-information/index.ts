import { personalInformationSchema } from './schema.ts'

/** Personal information, the one section that isn't a list. */
export const personalInformation = { name: 'personal-information', schema: personalInformationSchema } as const
