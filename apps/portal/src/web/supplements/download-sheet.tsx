import { type SupplementFields, supplementSheet } from '@laissez-passer/europass/supplements'
import { useState } from 'react'
import { credentialBytes } from '../credentials/credential-bytes.ts'
import { guest } from '../documents/sources.ts'
import { handOver, makePdf } from '../editor/download.ts'
import { keepFiles } from '../files/files.ts'
import { type MessageKey, useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { useSession } from '../session.tsx'
import type { Editor } from './editor-of.ts'
import { wordsOfSupplements } from './words.ts'

type State = 'idle' | 'busy' | 'kept' | 'full' | 'failed'

const said: Readonly<Record<Exclude<State, 'idle'>, MessageKey>> = {
  busy: 'languages.grid.busy',
  kept: 'supplement.kept',
  full: 'languages.grid.full',
  failed: 'editor.downloadFailed',
}

/**
 * Makes the PDF of a document: to print, or to keep in the library, from where entries have it attached.
 *
 * @param props - `credential`: the id of a file of the library that the PDF carries; `keeps`: whether whoever
 *   looks has a library here
 */
export function DownloadSheet<T extends SupplementFields>({
  editor,
  keeps = false,
  credential,
}: {
  readonly editor: Editor<T>
  readonly keeps?: boolean
  readonly credential?: string
}) {
  const { t } = useWords()
  const { person } = useSession()
  const [state, setState] = useState<State>('idle')
  const owner = person?.id ?? guest
  const make = async (then: (name: string, bytes: ArrayBuffer) => Promise<State>): Promise<void> => {
    if (state === 'busy') return
    setState('busy')
    const { kind, value, guest: isGuest } = editor
    const view = supplementSheet(kind, value, { words: await wordsOfSupplements(value.labels) })
    const inside = credential === undefined ? null : await credentialBytes(owner, credential)
    if (inside?.ok === false) return setState('failed')
    const attachments = inside
      ? [
          {
            name: 'credential.jsonld',
            content: new TextDecoder().decode(inside.value),
            mediaType: 'application/ld+json',
            description: view.title,
          },
        ]
      : []
    const bytes = await makePdf({ documents: [{ kind: 'sheet', view }], xml: '', attachments }, { guest: isGuest })
    const name = `${view.title} ${view.name}`.trim().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    setState(bytes ? await then(`${name}.pdf`, bytes) : 'failed')
  }
  const download = async (name: string, bytes: ArrayBuffer): Promise<State> => {
    handOver({ name, mimeType: 'application/pdf', bytes })
    return 'idle'
  }
  const keep = async (name: string, bytes: ArrayBuffer): Promise<State> => {
    const file = { name, mimeType: 'application/pdf', description: '', bytes: new Uint8Array(bytes) }
    const [unkept] = await keepFiles(owner, [file])
    return !unkept ? 'kept' : unkept.fault === 'full' ? 'full' : 'failed'
  }
  return (
    <>
      <button
        type="button"
        className={credential === undefined ? 'button button-primary' : 'button'}
        aria-disabled={state === 'busy' || undefined}
        onClick={() => void make(download)}
      >
        <Icon name="download" />
        {t(credential === undefined ? 'supplement.pdf' : 'supplement.pdfWithCredential')}
      </button>
      {keeps && (
        <button
          type="button"
          className="button"
          aria-disabled={state === 'busy' || undefined}
          onClick={() => void make(keep)}
        >
          <Icon name="document" />
          {t('languages.grid.keep')}
        </button>
      )}
      <p role="status" className="take-state">
        {state !== 'idle' && t(said[state])}
      </p>
    </>
  )
}
