import '../styles/credential.css'
import type { CredentialImage, CredentialView } from '@laissez-passer/europass/credentials'
import { type ReactNode, useId } from 'react'
import { useWords } from '../language.tsx'
import { Guilloche, Icon } from '../parts/drawing.tsx'
import { Notice } from '../parts/notice.tsx'
import type { CheckedCredential } from './check.ts'
import { AgentName, Claim, Fact } from './claim.tsx'
import { SaidText } from './said.tsx'
import { SealPanel } from './seal-panel.tsx'

/** A credential as a paper: its seal in words first, then what it says, and the issuer's own pages. */
export function CredentialPaper({
  checked,
  name,
  bytes,
  children,
}: {
  readonly checked: CheckedCredential
  /** Of the file. */
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** What can be done with it here. */
  readonly children?: ReactNode
}) {
  const { t } = useWords()
  if (!checked.view)
    return (
      <Notice kind="bad" title={checked.told.title} live>
        <p>{t('verify.refusedText')}</p>
      </Notice>
    )
  const { view } = checked
  return (
    <article className="credential">
      <SealPanel checked={checked} />
      <div className="credential-tools">
        <button type="button" className="button" onClick={() => download(bytes, name)}>
          <Icon name="download" />
          {t('verify.download')}
        </button>
        {children}
      </div>
      <Face view={view} />
      {view.claims.length > 0 && <Claims view={view} />}
      <Rest view={view} />
      <Pages pages={view.pages} />
    </article>
  )
}

/** Gives the file back as it came, byte for byte: whoever gets it can verify it again. */
function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

const sourceOf = ({ mediaType, content }: CredentialImage): string => `data:${mediaType};base64,${content}`

function Face({ view }: { readonly view: CredentialView }) {
  const { t, language } = useWords()
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const other = view.title?.otherLanguage === true && view.title.language !== ''
  return (
    <header className="credential-face">
      <Guilloche seed={view.id} className="credential-lines" />
      {view.issuer.logo && <img className="credential-logo" src={sourceOf(view.issuer.logo)} alt="" />}
      <h2 className="credential-title">{view.title ? <SaidText said={view.title} /> : t('verify.untitled')}</h2>
      <p className="credential-holder">{view.holder.name && <SaidText said={view.holder.name} />}</p>
      {view.description && (
        <p className="credential-description">
          <SaidText said={view.description} />
        </p>
      )}
      <dl className="facts">
        <Fact term={t('verify.issuer')}>
          <AgentName agent={view.issuer} />
        </Fact>
        {view.issuedAt !== null && <Fact term={t('verify.issued')}>{t.format.date(view.issuedAt * 1000)}</Fact>}
        {view.validUntil !== null && <Fact term={t('verify.validUntil')}>{t.format.date(view.validUntil * 1000)}</Fact>}
        {view.holder.dateOfBirth && (
          <Fact term={t('verify.born')}>
            {t.format.date(new Date(view.holder.dateOfBirth), { dateStyle: 'long', timeZone: 'UTC' })}
          </Fact>
        )}
        {view.identifiers.map(({ scheme, value }) => (
          <Fact key={value} term={scheme === 'identifier' ? t('verify.number') : scheme}>
            {value}
          </Fact>
        ))}
      </dl>
      {other && (
        <p className="hint">{t('verify.otherLanguage', { language: names.of(view.title?.language ?? '') ?? '' })}</p>
      )}
    </header>
  )
}

function Claims({ view }: { readonly view: CredentialView }) {
  const { t } = useWords()
  const id = useId()
  return (
    <section className="credential-part" aria-labelledby={id}>
      <h2 id={id}>{t('verify.claims')}</h2>
      {view.claims.map((claim, at) => (
        <Claim key={`${at} ${claim.kind}`} claim={claim} />
      ))}
    </section>
  )
}

function Rest({ view }: { readonly view: CredentialView }) {
  const { t } = useWords()
  const { evidence, issuer, shortened } = view
  if (evidence.length === 0 && issuer.accreditations.length === 0 && issuer.links.length === 0 && !shortened)
    return null
  return (
    <section className="credential-part">
      <dl className="facts">
        {evidence.map(({ type, statement }, at) => (
          <Fact key={`${at} ${type?.text}`} term={t('verify.evidence')}>
            {type && (
              <strong>
                <SaidText said={type} />{' '}
              </strong>
            )}
            {statement && <SaidText said={statement} />}
          </Fact>
        ))}
        {issuer.accreditations.map((said) => (
          <Fact key={said.text} term={t('verify.accreditation')}>
            <SaidText said={said} />
          </Fact>
        ))}
        {issuer.links.map((address) => (
          <Fact key={address} term={t('verify.website')}>
            <a href={address} rel="noreferrer noopener" target="_blank">
              {address}
            </a>
          </Fact>
        ))}
      </dl>
      {shortened && <p className="hint">{t('verify.shortened')}</p>}
    </section>
  )
}

function Pages({ pages }: { readonly pages: readonly CredentialImage[] }) {
  const { t } = useWords()
  const id = useId()
  if (pages.length === 0) return null
  return (
    <section className="credential-part" aria-labelledby={id}>
      <h2 id={id}>{t('verify.pages')}</h2>
      <p className="hint">{t('verify.pagesText')}</p>
      {pages.map((image, at) => (
        <img
          key={`${at} ${image.page}`}
          className="credential-page"
          src={sourceOf(image)}
          alt={t('verify.page', { page: at + 1 })}
        />
      ))}
    </section>
  )
}
