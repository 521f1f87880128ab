import '../styles/shared-documents.css'
import type { CvView, LetterView } from '@laissez-passer/europass/view'
import { useId } from 'react'
import { Contacts } from './europass.tsx'
import { Rich } from './rich.tsx'
import { Facts, Heading, LabelsContext, Section, SectionTitle } from './section.tsx'

/** A CV, to read on any screen: what its PDF says, in the same order. */
export function CvArticle({ view }: { readonly view: CvView }) {
  const id = useId()
  const { name, headline, photo, contacts, facts, about, sections, language, direction, labels } = view
  return (
    <LabelsContext value={labels === language ? undefined : labels}>
      <article className="reading" lang={language} dir={direction} aria-labelledby={id}>
        <header className="reading-head">
          {photo && <img src={photo.data} alt={photo.alt} width="120" height="120" />}
          <div>
            <Heading level={2} id={id} className="reading-name">
              {name}
            </Heading>
            {headline !== '' && <p className="reading-headline">{headline}</p>}
            <Contacts contacts={contacts} />
            <Facts facts={facts} />
          </div>
        </header>
        {about && (
          <section className="view-section">
            <SectionTitle level={3}>{about.title}</SectionTitle>
            <Rich text={about.body} />
          </section>
        )}
        {sections.map((section, at) => (
          <Section key={at} section={section} level={3} />
        ))}
      </article>
    </LabelsContext>
  )
}

/** A letter, to read on any screen. */
export function LetterArticle({ view }: { readonly view: LetterView }) {
  const id = useId()
  const { name, headline, contacts, recipient, placeAndDate, subject, salutation, body, closing, signature } = view
  return (
    <article className="reading reading-letter" lang={view.language} dir={view.direction} aria-labelledby={id}>
      <header>
        <Heading level={2} id={id} className="reading-name">
          {name}
        </Heading>
        {headline !== '' && <p className="reading-headline">{headline}</p>}
        <Contacts contacts={contacts} />
      </header>
      <address className="reading-recipient" data-side={view.recipientSide}>
        {recipient.map((line, at) => (
          <p key={at}>{line}</p>
        ))}
      </address>
      {placeAndDate !== '' && <p>{placeAndDate}</p>}
      {subject.value !== '' && (
        <p className="reading-subject">
          {subject.label} {subject.value}
        </p>
      )}
      <p>{salutation}</p>
      <Rich text={body} />
      <p>{closing}</p>
      {signature && <img className="reading-signature" src={signature.data} alt={signature.alt} />}
      <p>{name}</p>
      {view.enclosures && (
        <section className="reading-enclosures">
          <p>{view.enclosures.title}</p>
          <ul>
            {view.enclosures.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}
