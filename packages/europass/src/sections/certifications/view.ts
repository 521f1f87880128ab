import { activityView } from '../../activity/view.ts'
import type { Saying } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { Certification } from './schema.ts'

export const certificationsView = (entries: readonly Certification[], say: Saying): SectionBody | null =>
  activityView(entries, 'brief', say)
