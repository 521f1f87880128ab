import type { Section } from '../section.ts'
import { creativeWorksSchema, type CreativeWork } from './schema.ts'

export const creativeWorks: Section<CreativeWork> = { name: 'creative-works', schema: creativeWorksSchema }
