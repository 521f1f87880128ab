import '../styles/europass.css'
import '../styles/sheet.css'
import '../styles/sheet-table.css'
import type { SheetView } from '@laissez-passer/europass/sheet'
import type { Contact, CvView } from '@laissez-passer/europass/view'
import { type ReactNode, useId } from 'react'
import { Guilloche } from '../parts/drawing.tsx'
import { Bars } from '../sheet/tables.tsx'
import { Leading, Rich } from './rich.tsx'
import { Facts, Heading, LabelsContext, Section, SectionTitle } from './section.tsx'

/** Sections that stand beside the others where there is room: they are short, and looked for first. */
const isAside = ({ kind }: CvView['sections'][number]): boolean => kind !== 'entries'

/** A person's Europass as one page: the cover, what they do, what they can, how to reach them. */
export function Europass({
  view,
  report,
  documents,
}: {
  readonly view: CvView
  readonly report: SheetView | null
  readonly documents?: ReactNode
}) {
  const id = useId()
  const { name, headline, photo, contacts, facts, about, sections, language, direction, labels } = view
  const beside = sections.filter(isAside)
  return (
    <LabelsContext value={labels === language ? undefined : labels}>
      <article className="europass" lang={language} dir={direction} aria-labelledby={id}>
        <header className="europass-cover">
          <Guilloche seed={name} className="guilloche" width={1200} height={320} lines={9} />
          {photo && <img className="europass-photo" src={photo.data} alt={photo.alt} width="160" height="160" />}
          <div className="europass-words">
            <Heading level={2} id={id} className="europass-name">
              {name}
            </Heading>
            {headline !== '' && <p className="europass-headline">{headline}</p>}
            <Contacts contacts={contacts} />
          </div>
        </header>
        <div className="europass-body" data-beside={beside.length > 0 || facts.length > 0 || undefined}>
          <div className="europass-main">
            {about && (
              <section className="view-section europass-about">
                <SectionTitle level={3}>{about.title}</SectionTitle>
                <Rich text={about.body} />
              </section>
            )}
            {sections
              .filter((section) => !isAside(section))
              .map((section, at) => (
                <Section key={at} section={section} level={3} />
              ))}
            {report && <Report view={report} />}
          </div>
          <div className="europass-aside">
            {beside.map((section, at) => (
              <Section key={at} section={section} level={3} />
            ))}
            {facts.length > 0 && (
              <section className="view-section">
                <Facts facts={facts} />
              </section>
            )}
          </div>
        </div>
        {documents}
        <p className="lp-mono europass-line" aria-hidden="true">
          {machineLine(name)}
        </p>
      </article>
    </LabelsContext>
  )
}

/** The levels of a test of digital skills: its chart, which is a table as well, and what it is. */
function Report({ view }: { readonly view: SheetView }) {
  return (
    <section className="view-section europass-report" lang={view.labels}>
      <Heading level={3} className="view-title">
        {view.title}
      </Heading>
      <Facts facts={view.facts} />
      {view.blocks.map((block, at) =>
        block.kind === 'bars' ? (
          <Bars key={at} view={view} block={block} />
        ) : (
          block.kind === 'note' && (
            <p key={at} className="hint">
              {block.title}
            </p>
          )
        ),
      )}
    </section>
  )
}

/** Ways to reach the person, each by what it is for whoever reads by ear. */
export function Contacts({ contacts }: { readonly contacts: readonly Contact[] }) {
  if (contacts.length === 0) return null
  return (
    <ul className="view-contacts">
      {contacts.map(({ kind, label, text, href }, at) => (
        <li key={at} data-kind={kind}>
          <span className="lp-visually-hidden">{label}: </span>
          <Leading href={href}>{text}</Leading>
        </li>
      ))}
    </ul>
  )
}

/** As at the foot of a passport's page: decoration, in the letters that machines read. */
function machineLine(name: string): string {
  const letters = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z\d]+/g, '<')
  return `EUROPASS<<${letters}`.padEnd(60, '<')
}
