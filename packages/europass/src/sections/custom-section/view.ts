import { activityView } from '../../activity/view.ts'
import type { Saying } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { CustomEntry } from './schema.ts'

export const customSectionView = (entries: readonly CustomEntry[], say: Saying): SectionBody | null =>
  activityView(entries, 'story', say)
