import { activityView } from '../../activity/view.ts'
import type { Saying } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { HobbyInterest } from './schema.ts'

export const hobbiesInterestsView = (entries: readonly HobbyInterest[], say: Saying): SectionBody | null =>
  activityView(entries, 'brief', say)
