import type { ReactNode } from 'react'
import { Document } from '../layout/document.tsx'
import { hasSupport, Support } from '../parts/support.tsx'
import type { InformationProps } from '../types.ts'
import type { Key } from '../methods/words/index.ts'
import { useView } from '../view.ts'

interface Section {
  readonly id: string
  readonly title: Key
  readonly paragraphs: readonly Key[]
}

function Article({
  title,
  lead,
  sections,
  children,
}: {
  title: string
  lead: string
  sections: readonly Section[]
  children?: ReactNode
}): ReactNode {
  const { t, site } = useView()
  return (
    <Document title={title} width="wide">
      <article className="sheet prose">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {sections.map((section) => (
          <section key={section.id} id={section.id} aria-labelledby={`${section.id}-title`}>
            <h2 id={`${section.id}-title`}>{t(section.title)}</h2>
            {section.paragraphs.map((key) => (
              <p key={key}>{t(key, { provider: site.name })}</p>
            ))}
          </section>
        ))}
        {children}
      </article>
    </Document>
  )
}

/** What is kept about a person, why, how long. */
export function PrivacyPage(_props: InformationProps): ReactNode {
  const { t, site } = useView()
  return (
    <Article
      title={t('privacy.title')}
      lead={t('privacy.lead', { provider: site.name })}
      sections={[
        { id: 'what', title: 'privacy.what', paragraphs: ['privacy.what-1', 'privacy.what-2', 'privacy.what-3'] },
        { id: 'why', title: 'privacy.why', paragraphs: ['privacy.why-1', 'privacy.why-2'] },
        { id: 'cookies', title: 'privacy.cookies', paragraphs: ['privacy.cookies-1'] },
        { id: 'long', title: 'privacy.long', paragraphs: ['privacy.long-1'] },
        { id: 'rights', title: 'privacy.rights', paragraphs: ['privacy.rights-1'] },
      ]}
    >
      <p>
        {hasSupport(site) ? (
          <>
            {t('privacy.rights-write')} <Support />
          </>
        ) : (
          t('privacy.rights-none')
        )}
      </p>
    </Article>
  )
}

/** Answers to what people ask most. */
export function HelpPage(_props: InformationProps): ReactNode {
  const { t, site } = useView()
  return (
    <Article
      title={t('help.title')}
      lead={t('help.lead')}
      sections={[
        { id: 'external', title: 'help.external', paragraphs: ['help.external-1'] },
        { id: 'no-mail', title: 'help.no-mail', paragraphs: ['help.no-mail-1', 'help.no-mail-2'] },
        { id: 'taken', title: 'help.taken', paragraphs: ['help.taken-1'] },
        { id: 'lost', title: 'help.lost', paragraphs: ['help.lost-1'] },
        { id: 'phone', title: 'help.phone', paragraphs: ['help.phone-1', 'help.phone-2'] },
        { id: 'nothing', title: 'help.nothing', paragraphs: ['help.nothing-1'] },
        { id: 'pin', title: 'help.pin', paragraphs: ['help.pin-1'] },
        { id: 'passkeys', title: 'help.passkeys', paragraphs: ['help.passkeys-1', 'help.passkeys-2'] },
        { id: 'lost-phone', title: 'help.lost-phone', paragraphs: ['help.lost-phone-1', 'help.lost-phone-2'] },
        { id: 'address', title: 'help.address', paragraphs: ['help.address-1', 'help.address-2'] },
        { id: 'locked', title: 'help.locked', paragraphs: ['help.locked-1'] },
        { id: 'why', title: 'help.why', paragraphs: ['help.why-1'] },
      ]}
    >
      <section id="contact" aria-labelledby="contact-title">
        <h2 id="contact-title">{t('help.contact')}</h2>
        <p>{hasSupport(site) ? <Support /> : t('help.contact-none')}</p>
      </section>
    </Article>
  )
}

/** What this is, and what it isn't. */
export function AboutPage(_props: InformationProps): ReactNode {
  const { t, site } = useView()
  return (
    <Article
      title={t('about.title', { provider: site.name })}
      lead={t('about.lead', { provider: site.name })}
      sections={[
        { id: 'one', title: 'about.one', paragraphs: ['about.one-1'] },
        { id: 'software', title: 'about.software', paragraphs: ['about.software-1', 'about.software-2'] },
      ]}
    />
  )
}
