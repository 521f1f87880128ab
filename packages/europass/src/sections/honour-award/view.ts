import { activityView } from '../../activity/view.ts'
import type { Saying } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { HonourAward } from './schema.ts'

export const honourAwardView = (entries: readonly HonourAward[], say: Saying): SectionBody | null =>
  activityView(entries, 'brief', say)
