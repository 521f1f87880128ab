import { useCallback, useEffect, useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { guest } from '../documents/sources.ts'
import { useWords } from '../language.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useSession } from '../session.tsx'
import { AddEducation } from './add-education.tsx'
import { credentialBytes } from './credential-bytes.ts'
import { CredentialPaper } from './paper.tsx'
import { useChecked } from './use-checked.ts'

/** A credential of one's own library. */
export default function CredentialPage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const { status, person } = useSession()
  const owner = status === 'unknown' ? null : (person?.id ?? guest)
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const [missing, setMissing] = useState<'missing' | 'offline' | null>(null)
  const asked = useRef('')
  const read = useCallback(async () => {
    if (owner === null) return
    const file = `${owner} ${id}`
    asked.current = file
    const found = await credentialBytes(owner, id)
    if (asked.current !== file) return
    setBytes(found.ok ? found.value : null)
    setMissing(found.ok ? null : found.reason === 'offline' ? 'offline' : 'missing')
  }, [owner, id])
  useEffect(() => void read(), [read])
  const checked = useChecked(bytes)
  if (missing)
    return (
      <Page title={t('verify.credential')}>
        {missing === 'offline' ? (
          <NotAnswered title="verify.offline" again={read} />
        ) : (
          <Notice kind="bad" title={t('verify.missing')} live>
            <p>
              <Link to="/me">{t('home.open')}</Link>
            </p>
          </Notice>
        )}
      </Page>
    )
  if (!checked || !bytes || owner === null) return <Waiting />
  const title = checked.view?.title?.text ?? t('verify.credential')
  return (
    <Page title={title} heading={t('verify.credential')}>
      <CredentialPaper checked={checked} name={`${id}.jsonld`} bytes={bytes}>
        {checked.view && <AddEducation owner={owner} view={checked.view} file={id} />}
      </CredentialPaper>
    </Page>
  )
}
