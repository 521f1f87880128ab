import { activityView } from '../../activity/view.ts'
import type { Saying } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { Volunteering } from './schema.ts'

export const volunteeringView = (entries: readonly Volunteering[], say: Saying): SectionBody | null =>
  activityView(entries, 'story', say)
