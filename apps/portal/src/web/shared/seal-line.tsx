import '../styles/credential.css'
import { useEffect, useState } from 'react'
import { useChecked } from '../credentials/use-checked.ts'
import { Icon } from '../parts/drawing.tsx'
import { request } from '../request.ts'

/** The seal of a credential in a line, verified in the reader's own browser; nothing until it is. */
export default function SealLine({ path }: { readonly path: string }) {
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  useEffect(() => {
    let wanted = true
    // Fetched here: what reads a person's own files would load all that reads their documents.
    const fetched = async (): Promise<void> => {
      const response = await request(path)
      const read = response?.ok ? new Uint8Array(await response.arrayBuffer()) : null
      if (wanted) setBytes(read)
    }
    void fetched()
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
