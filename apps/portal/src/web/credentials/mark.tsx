import '../styles/credential.css'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { guest } from '../documents/sources.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { useSession } from '../session.tsx'
import { credentialBytes } from './credential-bytes.ts'
import { useChecked } from './use-checked.ts'

/** The seal of a credential in a line, and the way to it. */
export default function Mark({ fileId }: { readonly fileId: string }) {
  const { t } = useWords()
  const { status, person } = useSession()
  const owner = status === 'unknown' ? null : (person?.id ?? guest)
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  useEffect(() => {
    if (owner !== null) void credentialBytes(owner, fileId).then((read) => setBytes(read.ok ? read.value : null))
  }, [owner, fileId])
  const checked = useChecked(bytes)
  if (!checked) return null
  return (
    <span className="credential-mark" data-intact={checked.found.ok || undefined}>
      <Icon name={checked.found.ok ? 'lock' : 'warn'} />
      <Link to={`/credential/${fileId}`}>{checked.told.title || t('verify.credential')}</Link>
    </span>
  )
}
