import type { Section } from '../section.ts'
import { recommendationSchema, type Recommendation } from './schema.ts'

export const recommendation: Section<Recommendation> = { name: 'recommendation', schema: recommendationSchema }
