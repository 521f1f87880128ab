import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import { guest } from '../documents/sources.ts'
import { useWords } from '../language.tsx'
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
  useEffect(() => {
    if (owner === null) return undefined
    let wanted = true
    void credentialBytes(owner, id).then((read) => {
      if (!wanted) return
      setBytes(read.ok ? read.value : null)
      setMissing(read.ok ? null : read.reason === 'offline' ? 'offline' : 'missing')
    })
    return () => {
      wanted = false
    }
  }, [owner, id])
  const checked = useChecked(bytes)
  if (missing)
    return (
      <Page title={t('verify.credential')}>
        <Notice kind="bad" title={t(`verify.${missing}`)} live>
          <p>
            <Link to="/me">{t('home.open')}</Link>
          </p>
        </Notice>
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
