import { activityView } from '../../activity/view.ts'
import type { Saying } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { CreativeWork } from './schema.ts'

export const creativeWorksView = (entries: readonly CreativeWork[], say: Saying): SectionBody | null =>
  activityView(entries, 'story', say)
