import { readDateText } from '../../exchange/dates.ts'
import { textOf } from '../../exchange/json.ts'
import { richFrom } from '../../exchange/rich.ts'
import { writePlainText } from '../../rich-text/index.ts'
import { item } from '../resume.ts'
import type { ResumeSection } from '../section.ts'
import type { HonourAward } from './schema.ts'

/** `awards`. */
export const honourAwardResume: ResumeSection<HonourAward> = {
  list: 'awards',
  write: (one) =>
    item({ title: one.title, date: one.from, awarder: one.organisation, summary: writePlainText(one.description) }),
  read: (source, { at, source: place, notes }) => ({
    title: textOf(source['title']),
    organisation: textOf(source['awarder']),
    from: readDateText(textOf(source['date']), { at: `${at}/from`, source: `${place}/date`, notes }),
    description: richFrom(textOf(source['summary'])),
  }),
}
