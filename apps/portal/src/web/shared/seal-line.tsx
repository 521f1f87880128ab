import '../styles/credential.css'
import { useEffect, useState } from 'react'
import { bytesAt } from '../credentials/credential-bytes.ts'
import { useChecked } from '../credentials/use-checked.ts'
import { Icon } from '../parts/drawing.tsx'

/** The seal of a credential in a line, verified in the reader's own browser; nothing until it is. */
export default function SealLine({ path }: { readonly path: string }) {
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  useEffect(() => {
    let wanted = true
    void bytesAt(path).then((read) => wanted && setBytes(read.ok ? read.value : null))
    return () => {
      wanted = false
    }
  }, [path])
  const checked = useChecked(bytes)
  if (!checked) return null
  return (
    <p className="credential-mark" data-intact={checked.found.ok || undefined} role="status">
      <Icon name={checked.found.ok ? 'lock' : 'warn'} />
      <span>{checked.told.title}</span>
    </p>
  )
}
