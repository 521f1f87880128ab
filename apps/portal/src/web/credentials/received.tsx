import { useEffect, useState } from 'react'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { bytesAt } from './credential-bytes.ts'
import { CredentialPaper } from './paper.tsx'
import { useChecked } from './use-checked.ts'

/** A credential that somebody shared: its original bytes, verified again in the receiver's own browser. */
export default function ReceivedCredential({ path, name }: { readonly path: string; readonly name: string }) {
  const { t } = useWords()
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(
    () =>
      void bytesAt(path).then((read) => {
        if (read.ok) setBytes(read.value)
        setFailed(!read.ok)
      }),
    [path],
  )
  const checked = useChecked(bytes)
  if (failed) return <Notice kind="bad" title={t('verify.offline')} live />
  if (!bytes || !checked) return <p role="status">{t('verify.reading', { name })}</p>
  return <CredentialPaper checked={checked} name={name} bytes={bytes} />
}
