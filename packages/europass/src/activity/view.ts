import type { EntriesView } from '../view/section-view.ts'
import { joined, linkViews, periodText, type Saying, says } from '../sections/saying.ts'
import type { SectionBody } from '../sections/section.ts'
import type { Activity } from './schema.ts'

/** Sets activities: `story` where they are told, `brief` where a line does. */
export function activityView(
  activities: readonly Activity[],
  form: EntriesView['form'],
  say: Saying,
): SectionBody | null {
  const entries = activities
    .filter((one) => joined([one.title, one.organisation, one.location]) !== '' || says(one.description))
    .map((one) => ({
      title: one.title.trim(),
      by: '',
      organisation: one.organisation.trim(),
      place: one.location.trim(),
      period: periodText(one, say),
      links: linkViews(...one.links.map(({ url }) => url)),
      tags: [],
      facts: [],
      body: one.description,
    }))
  return entries.length === 0 ? null : { kind: 'entries', form, entries }
}
