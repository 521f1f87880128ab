import { activityView } from '../../activity/view.ts'
import type { Saying } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { Membership } from './schema.ts'

export const membershipView = (entries: readonly Membership[], say: Saying): SectionBody | null =>
  activityView(entries, 'brief', say)
