import { useCallback, useEffect, useState } from 'react'
import { useWords } from '../language.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { bytesAt } from './credential-bytes.ts'
import { CredentialPaper } from './paper.tsx'
import { useChecked } from './use-checked.ts'

/** A credential that somebody shared: its original bytes, verified again in the receiver's own browser. */
export default function ReceivedCredential({ path, name }: { readonly path: string; readonly name: string }) {
  const { t } = useWords()
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const [failed, setFailed] = useState(false)
  const read = useCallback(async () => {
    const found = await bytesAt(path)
    if (found.ok) setBytes(found.value)
    setFailed(!found.ok)
  }, [path])
  useEffect(() => void read(), [read])
  const checked = useChecked(bytes)
  if (failed) return <NotAnswered title="verify.offline" again={read} />
  if (!bytes || !checked) return <p role="status">{t('verify.reading', { name })}</p>
  return <CredentialPaper checked={checked} name={name} bytes={bytes} />
}
