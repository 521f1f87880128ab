import type { SupplementFields, SupplementKind, SupplementName } from '@laissez-passer/europass/supplements'
import { supplements } from '@laissez-passer/europass/supplements'
import { useMemo } from 'react'
import { useParams } from 'react-router'
import { Conflicts } from '../documents/conflicts.tsx'
import { DocumentTools } from '../documents/document-tools.tsx'
import { PlaceNames } from '../documents/place-name.ts'
import { guest } from '../documents/sources.ts'
import { useDocument } from '../documents/use-document.ts'
import { useWords } from '../language.tsx'
import NotFoundPage from '../pages/not-found.tsx'
import { SignInFirst } from '../pages/sign-in-first.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { SaveStatus, SaveTrouble } from '../parts/save-status.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { loginAddress, useSession } from '../session.tsx'
import { KeeperActions } from './actions.tsx'
import { SupplementEditor } from './editor.tsx'
import type { Editor } from './editor-of.ts'
import { supplementSource } from './source.ts'
import { placeNames } from './place-names.ts'
import { useSupplementWords } from './words.ts'

/** A document of an institution: a guest’s in this browser, or one of the person’s. */
export default function SupplementPage({ name }: { readonly name: SupplementName }) {
  const { id = '' } = useParams()
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  const shared = { key: `${person?.id} ${id}`, owner: person?.id ?? guest, id }
  // Each kind by its own name, so that its values keep their type.
  if (name === 'mobility') return <Somebodys {...shared} key={shared.key} kind={supplements.mobility} />
  if (name === 'certificate-supplement')
    return <Somebodys {...shared} key={shared.key} kind={supplements['certificate-supplement']} />
  return <Somebodys {...shared} key={shared.key} kind={supplements['diploma-supplement']} />
}

function Somebodys<T extends SupplementFields>({
  kind,
  owner,
  id,
}: {
  readonly kind: SupplementKind<T>
  readonly owner: string
  readonly id: string
}) {
  const { t, language } = useWords()
  const words = useSupplementWords()
  const names = useMemo(() => placeNames(kind.parts, words), [kind, words])
  const { document, view } = useDocument(useMemo(() => supplementSource(kind, owner, id), [kind, owner, id]))
  const isGuest = owner === guest
  const title = words(kind.label)
  if (!document || view.status === 'loading') return <Waiting />
  if (view.status === 'ended') return <SignInFirst title={title} />
  if (view.status === 'offline')
    return (
      <Page title={title}>
        <NotAnswered again={document.refresh} />
      </Page>
    )
  // It may be somebody's who isn't signed in.
  if (!view.value) return isGuest ? <SignInFirst title={title} /> : <NotFoundPage />
  const editor: Editor<T> = { kind, document, value: view.value, side: view.value.keeper, by: 'keeper', guest: isGuest }
  return (
    <PlaceNames value={names}>
      <Page
        wide
        title={title}
        bar={
          <>
            <SaveStatus state={view.save} guest={isGuest} />
            {view.value.sealed === null && <DocumentTools document={document} />}
          </>
        }
      >
        <div className="editor-notices">
          {isGuest && (
            <Notice
              kind="info"
              title={t('guest.title')}
              action={
                <a className="button" href={loginAddress({ returnTo: `/${kind.name}/${id}`, language, create: true })}>
                  {t('guest.keep')}
                </a>
              }
            >
              <p>{t('guest.text')}</p>
            </Notice>
          )}
          <SaveTrouble state={view.save} />
          <Conflicts conflicts={view.conflicts} onAnswer={document.answer} />
        </div>
        <SupplementEditor editor={editor} finish={<KeeperActions editor={editor} />} />
      </Page>
    </PlaceNames>
  )
}
