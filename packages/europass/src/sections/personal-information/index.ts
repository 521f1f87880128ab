import { personalInformationForm } from './form.ts'
import { personalInformationSchema } from './schema.ts'

/** Personal information, the one section that isn't a list. */
export const personalInformation = {
  name: 'personal-information',
  heading: 'section.personal-information',
  schema: personalInformationSchema,
  form: personalInformationForm,
} as const
