import type { Section } from '../section.ts'
import { creativeWorksForm } from './form.ts'
import { creativeWorksSchema, type CreativeWork } from './schema.ts'
import { creativeWorksView } from './view.ts'
import { creativeWorksXml } from './xml.ts'

export const creativeWorks: Section<CreativeWork> = {
  name: 'creative-works',
  heading: 'section.creative-works',
  schema: creativeWorksSchema,
  form: creativeWorksForm,
  view: creativeWorksView,
  xml: creativeWorksXml,
  resume: null,
}
