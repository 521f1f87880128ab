import { readActivity, writeActivity } from '../../activity/xml.ts'
import { all, text, type XmlElement } from '../../xml/read.ts'
import { element, leaf, type Xml } from '../../xml/write.ts'
import type { ElementReading } from '../candidate.ts'
import type { XmlOptions } from '../section.ts'
import type { CustomEntry } from './schema.ts'

/** A section that the person made, as documents have it. */
export interface CustomXml {
  readonly id: string
  readonly title: string
  readonly entries: readonly CustomEntry[]
}

/**
 * Writes sections that the person made: one `Others` for each entry, all of a section with the same title,
 * because the Europass importer keeps only the last entry of each.
 */
export const writeCustom = (sections: readonly CustomXml[], options: XmlOptions): Xml =>
  sections
    .flatMap(({ title, entries }) =>
      entries.map((entry) =>
        element('Others', [
          leaf('Title', title),
          element('Other', writeActivity(entry, { ...options, hasLocation: false })),
        ]),
      ),
    )
    .join('')

/** Reads `Others`: those of one title are one section. */
export function readCustom(profile: XmlElement | undefined, reading: ElementReading) {
  const sections = new Map<string, { id: string; title: string; entries: CustomEntry[] }>()
  // One that is marked is a section of Europass, which reads it.
  for (const others of all(profile, 'Others').filter(({ attributes }) => attributes['section'] === undefined)) {
    const title = text(others, 'Title')
    const section = sections.get(title) ?? { id: reading.newId(), title, entries: [] }
    sections.set(title, section)
    for (const other of all(others, 'Other'))
      section.entries.push(readActivity(other, `custom/${section.id}/entries`, reading))
  }
  return [...sections.values()]
}
