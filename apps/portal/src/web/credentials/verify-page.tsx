import '../styles/credential.css'
import '../styles/import.css'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { DropCredential } from './drop-credential.tsx'
import { CredentialPaper } from './paper.tsx'
import { useChecked } from './use-checked.ts'

/** The largest file that is read, in bytes: a library keeps none that is larger. */
const largest = 10_000_000

/** Verifies a credential for anybody, without an account: the file stays in this browser. */
export default function VerifyPage() {
  const { t } = useWords()
  const [file, setFile] = useState<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null>(null)
  const checked = useChecked(file?.bytes ?? null)
  const read = async (given: File): Promise<void> => {
    // More than that is refused by its first part already.
    const bytes = new Uint8Array(await given.slice(0, largest + 1).arrayBuffer())
    setFile({ name: given.name, bytes })
  }
  return (
    <Page title={t('verify.title')} lead={t('verify.lead')}>
      <DropCredential onFile={(given) => void read(given)} />
      <p className="hint">{t('verify.private')}</p>
      <div aria-live="polite">
        {file && !checked && <p role="status">{t('verify.reading', { name: file.name })}</p>}
        {file && checked && <p className="hint">{t('verify.file', { name: file.name })}</p>}
      </div>
      {file && checked && <CredentialPaper checked={checked} name={file.name} bytes={file.bytes} />}
      {!file && <WhatItMeans />}
    </Page>
  )
}

/** What a seal can say, and what it can't, before there is one. */
function WhatItMeans() {
  const { t } = useWords()
  return (
    <section className="stack" aria-labelledby="means">
      <h2 id="means">{t('verify.means')}</h2>
      <ul className="verify-means">
        <li>{t('verify.means1')}</li>
        <li>{t('verify.means2')}</li>
        <li>{t('verify.means3')}</li>
      </ul>
      <p>
        <Link to="/library">{t('verify.toLibrary')}</Link>
      </p>
    </section>
  )
}
