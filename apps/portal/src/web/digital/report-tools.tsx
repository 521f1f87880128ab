import type { FinishedTest } from '@laissez-passer/europass/digital-skills'
import type { SheetView } from '@laissez-passer/europass/sheet'
import { useEffect, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { beginProfile } from '../documents/first-profile.ts'
import { guest, profileSource } from '../documents/sources.ts'
import { useDocument } from '../documents/use-document.ts'
import { handOver, makePdf } from '../editor/download.ts'
import { type MessageKey, useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Notice } from '../parts/notice.tsx'
import { makingPatience, request } from '../request.ts'
import { useSession } from '../session.tsx'
import { ShareButton } from '../sharing/share-button.tsx'
import { hasResult, saveResult } from './save-result.ts'

/** What became of a press, in words; null while nothing did. */
type Outcome = { readonly good: boolean; readonly said: MessageKey } | null

/** What can be done with a report: keep it as PDF, put it into the profile, share it, have it sealed. */
export function ReportTools({
  owner,
  test,
  view,
}: {
  readonly owner: string
  readonly test: FinishedTest
  readonly view: SheetView
}) {
  const { t } = useWords()
  const { person } = useSession()
  const [begun, setBegun] = useState(0)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>(null)
  const during = async (work: () => Promise<Outcome>): Promise<void> => {
    setBusy(true)
    setOutcome(await work())
    setBusy(false)
  }
  const download = async (): Promise<Outcome> => {
    const document = { documents: [{ kind: 'sheet', view }] as const, xml: '' }
    const bytes = await makePdf(document, { guest: owner === guest, here: owner === guest })
    if (!bytes) return { good: false, said: 'me.failed' }
    const name = `${view.title.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')}.pdf`
    handOver({ name, mimeType: 'application/pdf', bytes })
    return null
  }
  const seal = async (): Promise<Outcome> => {
    const response = await request('/api/credentials', {
      method: 'POST',
      body: { kind: 'digital-test', id: test.id },
      patience: makingPatience,
    })
    if (response?.ok) return { good: true, said: 'digital.sealed' }
    const { reason }: { readonly reason?: unknown } = Object(await response?.json().catch(() => null))
    return {
      good: false,
      said: reason === 'full' ? 'digital.sealFull' : reason === 'seal-over' ? 'seal.over' : 'me.failed',
    }
  }
  return (
    <>
      <div className="actions report-tools">
        <button type="button" className="button button-primary" disabled={busy} onClick={() => void during(download)}>
          <Icon name="download" />
          {t('digital.download')}
        </button>
        <SaveToProfile key={begun} owner={owner} test={test} wanted={begun > 0} onBegun={() => setBegun(begun + 1)} />
        {person && (
          <>
            <button type="button" className="button" disabled={busy} onClick={() => void during(seal)}>
              {t('digital.seal')}
            </button>
            <ShareButton items={[{ kind: 'digital-test', id: test.id }]} className="button" />
          </>
        )}
      </div>
      {outcome && (
        <Notice kind={outcome.good ? 'ok' : 'bad'} title={t(outcome.said)} live>
          {outcome.good && (
            <p>
              <Link to="/library">{t('digital.seeSealed')}</Link>
            </p>
          )}
        </Notice>
      )}
    </>
  )
}

/** Puts the result into the profile; one begins with it where there is none. */
function SaveToProfile({
  owner,
  test,
  wanted,
  onBegun,
}: {
  readonly owner: string
  readonly test: FinishedTest
  /** Whether the profile has just begun for it. */
  readonly wanted: boolean
  readonly onBegun: () => void
}) {
  const { t, language } = useWords()
  const { person } = useSession()
  const { document, view } = useDocument(useMemo(() => profileSource(owner), [owner]))
  const [failed, setFailed] = useState(false)
  const isThere = view.value !== null && hasResult(view.value, test.id)
  const isOpen = view.value !== null
  useEffect(() => {
    if (wanted && document && isOpen && !isThere) void saveResult(document, test)
    // Once, when the profile that was begun is there.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [document, isOpen])
  if (view.status === 'loading' || !document) return null
  if (isThere) {
    return (
      <p className="report-saved" role="status">
        <Icon name="check" />
        {t('digital.saved')} <Link to="/digital-skills">{t('digital.seeSaved')}</Link>
      </p>
    )
  }
  const save = async (): Promise<void> => {
    if (view.value) return saveResult(document, test)
    const made = await beginProfile(person, language)
    setFailed(!made.ok)
    if (made.ok) onBegun()
  }
  return (
    <>
      <button type="button" className="button" onClick={() => void save()}>
        {t('digital.save')}
      </button>
      {failed && <p className="field-error">{t('me.failed')}</p>}
    </>
  )
}
