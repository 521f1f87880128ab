import { activityView } from '../../activity/view.ts'
import type { Saying } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { Project } from './schema.ts'

export const projectsView = (entries: readonly Project[], say: Saying): SectionBody | null =>
  activityView(entries, 'story', say)
