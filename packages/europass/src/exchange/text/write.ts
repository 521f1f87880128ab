import { writePlainText } from '../../rich-text/index.ts'
import type { CvView, EntryView, Fact, SectionView } from '../../view/index.ts'

/**
 * A CV as plain text, for forms that take nothing else: one column, headings between lines, points behind a
 * bullet.
 *
 * @param colon - what stands between a label and its value, as the language has it
 */
export function writeText(view: CvView, colon: string): string {
  const factLine = ({ label, value }: Fact): string => `${label}${colon}${value}`
  const parts = [
    [view.name, view.headline].filter(isSaid).join('\n'),
    view.contacts.map(({ label, text }) => factLine({ label, value: text })).join('\n'),
    view.facts.map(factLine).join('\n'),
    ...(view.about ? [heading(view.about.title), writePlainText(view.about.body)] : []),
    ...view.sections.flatMap((section) => [heading(section.title), ...sectionParts(section, colon)]),
  ]
  return `${parts.filter(isSaid).join('\n\n')}\n`
}

const isSaid = (text: string): boolean => text.trim() !== ''
const heading = (title: string): string => `${title}\n${'-'.repeat(Math.min(60, [...title].length))}`

function sectionParts(section: SectionView, colon: string): string[] {
  switch (section.kind) {
    case 'entries':
      return section.entries.map((entry) => entryText(entry, colon))
    case 'groups':
      return section.groups.map(({ name, items, body }) =>
        [
          name === '' ? items.join(', ') : items.length === 0 ? name : `${name}${colon}${items.join(', ')}`,
          writePlainText(body),
        ]
          .filter(isSaid)
          .join('\n'),
      )
    case 'languages':
      return [
        section.mother ? section.mother.label + colon + section.mother.value : '',
        ...(section.table ? tableLines(section.table, colon) : []),
      ]
  }
}

function entryText(entry: EntryView, colon: string): string {
  return [
    [entry.title, ...entry.tags].filter(isSaid).join(' · '),
    entry.by,
    [entry.organisation, entry.place].filter(isSaid).join(', '),
    entry.period,
    ...entry.links.map(({ text, href }) => href || text),
    ...entry.facts.map(({ label, value }) => label + colon + value),
    writePlainText(entry.body),
  ]
    .filter(isSaid)
    .join('\n')
}

type Table = NonNullable<Extract<SectionView, { kind: 'languages' }>['table']>

function tableLines({ caption, groups, rows, missing, key }: Table, colon: string): string[] {
  const skills = groups.flatMap((group) => group.skills)
  const lines = rows.map(({ name, levels, certificates }) => {
    const said = skills.map((skill, at) => `${skill} ${levels[at] || missing}`).join(', ')
    return [name + colon + said, ...certificates].join('\n')
  })
  return [caption, ...lines, key]
}
