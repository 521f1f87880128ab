import '../styles/shared.css'
import '../styles/forms.css'
import '../styles/supplements.css'
import {
  type Side,
  type SupplementFields,
  type SupplementKind,
  supplements,
} from '@laissez-passer/europass/supplements'
import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Conflicts } from '../documents/conflicts.tsx'
import { DocumentTools } from '../documents/document-tools.tsx'
import { PlaceNames } from '../documents/place-name.ts'
import { useDocument } from '../documents/use-document.ts'
import { useWords } from '../language.tsx'
import NotFoundPage from '../pages/not-found.tsx'
import { BrandMark } from '../parts/brand-mark.tsx'
import { LanguageSwitch } from '../parts/header.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { SaveStatus, SaveTrouble } from '../parts/save-status.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useSession } from '../session.tsx'
import { AskPassword } from '../shared/password.tsx'
import { CloseDocument } from './close.tsx'
import { DownloadSheet } from './download-sheet.tsx'
import { SupplementEditor } from './editor.tsx'
import type { Editor } from './editor-of.ts'
import { linkedPath, linkedSource } from './source.ts'
import { placeNames } from './place-names.ts'
import { useSupplementWords } from './words.ts'

/** A document that somebody else keeps, completed by whoever has the link: first they say who they are. */
export default function CompletePage() {
  const { token = '', kind = '', id = '' } = useParams()
  const [name, setName] = useState(() => sessionStorage.getItem(nameKey(token)) ?? '')
  const named = (said: string): void => {
    sessionStorage.setItem(nameKey(token), said)
    setName(said)
  }
  const shared = { token, id, name }
  const place =
    kind === 'mobility' ? (
      <Linked {...shared} kind={supplements.mobility} />
    ) : kind === 'certificate-supplement' ? (
      <Linked {...shared} kind={supplements['certificate-supplement']} />
    ) : kind === 'diploma-supplement' ? (
      <Linked {...shared} kind={supplements['diploma-supplement']} />
    ) : null
  if (place === null) return <NotFoundPage />
  return <Frame>{name === '' ? <WhoAreYou onSay={named} /> : place}</Frame>
}

const nameKey = (token: string): string => `complete-${token.slice(0, 12)}`

/** The frame of receivers: no menu of a service that they don’t use. */
function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <header className="shared-frame">
        <Link className="brand" to="/">
          <BrandMark />
        </Link>
        <LanguageSwitch />
      </header>
      {children}
    </>
  )
}

function WhoAreYou({ onSay }: { readonly onSay: (name: string) => void }) {
  const { t } = useWords()
  const id = useId()
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const said = new FormData(event.currentTarget).get('name')
    if (typeof said === 'string' && said.trim() !== '') onSay(said.trim())
  }
  return (
    <Page title={t('supplement.complete.title')} lead={t('supplement.complete.lead')}>
      <form className="card stack supplement-name" onSubmit={submit}>
        <div className="field">
          <label htmlFor={id}>{t('supplement.complete.name')}</label>
          <input id={id} name="name" required maxLength={60} autoComplete="name" aria-describedby={`${id}-hint`} />
          <p className="hint" id={`${id}-hint`}>
            {t('supplement.complete.nameHint')}
          </p>
        </div>
        <button type="submit" className="button button-primary">
          {t('supplement.complete.go')}
        </button>
      </form>
    </Page>
  )
}

function Linked<T extends SupplementFields>({
  kind,
  token,
  id,
  name,
}: {
  readonly kind: SupplementKind<T>
  readonly token: string
  readonly id: string
  readonly name: string
}) {
  const { t } = useWords()
  const words = useSupplementWords()
  const [tries, setTries] = useState(0)
  const source = useMemo(() => linkedSource(kind, { token, id, name }), [kind, token, id, name])
  return (
    <Opened
      key={tries}
      kind={kind}
      token={token}
      source={source}
      title={words(kind.label)}
      name={name}
      locked={
        <Page title={t('supplement.complete.title')}>
          <AskPassword token={token} onOpen={() => setTries((before) => before + 1)} />
        </Page>
      }
    />
  )
}

function Opened<T extends SupplementFields>({
  kind,
  token,
  source,
  title,
  name,
  locked,
}: {
  readonly kind: SupplementKind<T>
  readonly token: string
  readonly source: ReturnType<typeof linkedSource<T>>
  readonly title: string
  readonly name: string
  readonly locked: ReactNode
}) {
  const { t } = useWords()
  const words = useSupplementWords()
  const names = useMemo(() => placeNames(kind.parts, words), [kind, words])
  const { document, view } = useDocument(source)
  const { value, status, save } = view
  if (!document || status === 'loading') return <Waiting />
  if (status === 'ended') return locked
  if (status === 'offline')
    return (
      <Page title={t('supplement.complete.title')}>
        <NotAnswered kind="warn" title="share.received.offline" again={document.refresh} />
      </Page>
    )
  if (!value)
    return (
      <Page title={t('share.gone.title')}>
        <Notice kind="warn" title={t('share.gone.text')} live />
      </Page>
    )
  const side: Side = value.keeper === 'holder' ? 'institution' : 'holder'
  const editor: Editor<T> = { kind, document, value, side, by: 'link', guest: false }
  return (
    <PlaceNames value={names}>
      <Page
        wide
        title={title}
        bar={
          <>
            <SaveStatus state={save} />
            {value.sealed === null && <DocumentTools document={document} />}
          </>
        }
      >
        <div className="editor-notices">
          <Notice
            kind="info"
            title={t(side === 'holder' ? 'supplement.complete.asHolder' : 'supplement.complete.asInstitution', {
              name,
            })}
          />
          {save !== 'ended' && <SaveTrouble state={save} />}
          <Conflicts conflicts={view.conflicts} onAnswer={document.answer} />
        </div>
        <SupplementEditor editor={editor} finish={<LinkActions editor={editor} token={token} />} />
      </Page>
    </PlaceNames>
  )
}

/** What whoever has the link may do: print; close it, where they are the institution. */
function LinkActions<T extends SupplementFields>({
  editor,
  token,
}: {
  readonly editor: Editor<T>
  readonly token: string
}) {
  const { t } = useWords()
  // Whoever is signed in has a library of their own here.
  const { person } = useSession()
  const { kind, value, side } = editor
  return (
    <>
      <div className="supplement-actions">
        <DownloadSheet editor={editor} keeps={person !== null} />
      </div>
      {side === 'holder' && value.sealed === null && <p>{t('supplement.complete.thenClosed')}</p>}
      {side === 'institution' && value.sealed === null && (
        <CloseDocument editor={editor} path={linkedPath({ token, kind: kind.name, id: value.id })} />
      )}
    </>
  )
}
