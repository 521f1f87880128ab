import { activityView } from '../../activity/view.ts'
import type { Saying } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { SocialOrPoliticalActivity } from './schema.ts'

export const socialOrPoliticalActivityView = (
  entries: readonly SocialOrPoliticalActivity[],
  say: Saying,
): SectionBody | null => activityView(entries, 'story', say)
