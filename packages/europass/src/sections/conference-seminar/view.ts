import { activityView } from '../../activity/view.ts'
import type { Saying } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { ConferenceSeminar } from './schema.ts'

export const conferenceSeminarView = (entries: readonly ConferenceSeminar[], say: Saying): SectionBody | null =>
  activityView(entries, 'story', say)
