import type { EntryView, Fact, LanguagesView, SectionView } from '@laissez-passer/europass/view'
import { createContext, type ReactNode, use } from 'react'
import { Leading, Rich } from './rich.tsx'
import { dotted } from '../parts/dotted.ts'

/** The language of headings and labels, where it is another than that of the content. */
export const LabelsContext = createContext<string | undefined>(undefined)

/** Headings: `h2` of a document is what stands in the page under its own heading. */
export type Level = 2 | 3 | 4
const headings = { 2: 'h2', 3: 'h3', 4: 'h4' } as const

/** A heading of a level. */
export function Heading({
  level,
  children,
  ...attributes
}: {
  readonly level: Level
  readonly children: ReactNode
  readonly id?: string
  readonly lang?: string | undefined
  readonly className?: string
}) {
  const Element = headings[level]
  return <Element {...attributes}>{children}</Element>
}

const deeper = (level: Level): Level => (level === 2 ? 3 : 4)

/** A section of a CV or profile, to read. */
export function Section({ section, level }: { readonly section: SectionView; readonly level: Level }) {
  return (
    <section className="view-section" data-kind={section.kind}>
      <SectionTitle level={level}>{section.title}</SectionTitle>
      <Inside section={section} level={deeper(level)} />
    </section>
  )
}

/** What a section is called, in the language of headings. */
export function SectionTitle({ level, children }: { readonly level: Level; readonly children: ReactNode }) {
  return (
    <Heading level={level} className="view-title" lang={use(LabelsContext)}>
      {children}
    </Heading>
  )
}

function Inside({ section, level }: { readonly section: SectionView; readonly level: Level }) {
  switch (section.kind) {
    case 'entries':
      return (
        <ul className={`view-entries view-${section.form}`}>
          {section.entries.map((entry, at) => (
            <li key={at}>
              <Entry entry={entry} level={level} />
            </li>
          ))}
        </ul>
      )
    case 'groups':
      return section.groups.map(({ name, items, body }, at) => (
        <div key={at} className="view-group">
          {name !== '' && <Heading level={level}>{name}</Heading>}
          {items.length > 0 && (
            <ul className="view-chips">
              {items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
          <Rich text={body} />
        </div>
      ))
    case 'languages':
      return <Languages languages={section} level={level} />
  }
}

function Entry({ entry, level }: { readonly entry: EntryView; readonly level: Level }) {
  const { title, by, organisation, place, period, links, tags, facts, body } = entry
  const where = dotted(organisation, place)
  return (
    <article className="view-entry">
      {period !== '' && <p className="view-period">{period}</p>}
      <div>
        {title !== '' && (
          <Heading level={level}>
            {title}
            {tags.map((tag) => (
              <span key={tag} className="tag">
                {tag}
              </span>
            ))}
          </Heading>
        )}
        {by !== '' && <p className="view-by">{by}</p>}
        {where !== '' && <p className="view-where">{where}</p>}
        <Rich text={body} />
        <Facts facts={facts} />
        {links.length > 0 && (
          <ul className="view-links">
            {links.map(({ text, href }) => (
              <li key={`${href} ${text}`}>
                <Leading href={href}>{text}</Leading>
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  )
}

/** Labelled values; nothing where there are none. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const labels = use(LabelsContext)
  if (facts.length === 0) return null
  return (
    <dl className="view-facts">
      {facts.map(({ label, value }, at) => (
        <div key={at}>
          <dt lang={labels}>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const levels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2']

/** Mother tongues, and for each other language a level for each skill, as a bar beside its name. */
function Languages({
  languages: { mother, table },
  level,
}: {
  readonly languages: LanguagesView
  readonly level: Level
}) {
  const labels = use(LabelsContext)
  const skills = table?.groups.flatMap((group) => group.skills.map((skill) => ({ group: group.title, skill }))) ?? []
  return (
    <>
      <Facts facts={mother ? [mother] : []} />
      {table && (
        <ul className="view-languages">
          {table.rows.map((row, at) => (
            <li key={at}>
              <Heading level={level}>{row.name}</Heading>
              <dl className="view-levels">
                {skills.map(({ group, skill }, index) => {
                  const reached = row.levels[index] ?? ''
                  return (
                    <div key={index}>
                      <dt lang={labels}>{group === skill ? skill : <Skill group={group} skill={skill} />}</dt>
                      <dd data-level={levels.indexOf(reached) + 1}>{reached || table.missing}</dd>
                    </div>
                  )
                })}
              </dl>
              {row.certificates.map((certificate) => (
                <p key={certificate} className="hint">
                  {certificate}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      {table && (
        <p className="hint" lang={labels}>
          {table.key}
        </p>
      )}
    </>
  )
}

/** A skill under the name of its group, which a reader by ear hears with it. */
function Skill({ group, skill }: { readonly group: string; readonly skill: string }) {
  return (
    <>
      <span className="lp-visually-hidden">{group}: </span>
      {skill}
    </>
  )
}
