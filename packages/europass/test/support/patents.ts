import * as z from 'zod/mini'
import { entryId, type FieldKit } from '../../src/fields/index.ts'
import type { Section } from '../../src/sections/index.ts'
import { all, find, text } from '../../src/xml/read.ts'
import { element, leaf } from '../../src/xml/write.ts'

const schema = (kit: FieldKit) => z.object({ id: entryId(), title: kit.required(), number: kit.line(40) })

/** A patent. */
type Patent = z.infer<ReturnType<typeof schema>>

/** A section that Europass doesn't have, described as those that it has. Its words are borrowed. */
export const patents: Section<Patent> = {
  name: 'patents',
  heading: 'section.publication',
  schema,
  form: {
    add: 'publication.add',
    empty: 'publication.empty',
    summary: ['title'],
    fields: [
      { kind: 'line', name: 'title', label: 'publication.title', required: true },
      { kind: 'line', name: 'number', label: 'publication.reference' },
    ],
  },
  view: (entries) =>
    entries.length === 0
      ? null
      : {
          kind: 'groups',
          groups: [{ name: '', items: entries.map(({ title, number }) => `${title} ${number}`), body: [] }],
        },
  xml: {
    write: (entries) =>
      element(
        'eures:PatentHistory',
        entries.map((one) => element('Patent', [leaf('PatentTitle', one.title), leaf('hr:PatentID', one.number)])),
      ),
    read: (profile, { newId }) =>
      all(find(profile, 'PatentHistory'), 'Patent').map((one) => ({
        id: newId(),
        title: text(one, 'PatentTitle'),
        number: text(one, 'PatentID'),
      })),
  },
  resume: null,
}
