import { gridSheet } from '@laissez-passer/europass/languages'
import type { Profile } from '@laissez-passer/europass/profile'
import { useState } from 'react'
import { guest } from '../documents/sources.ts'
import { handOver, makePdf } from '../editor/download.ts'
import { useEuropassWords } from '../europass-words.ts'
import { keepFiles } from '../files/files.ts'
import { type MessageKey, useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { ShareButton } from '../sharing/share-button.tsx'
import type { Person } from '../who.ts'
import type { ListedCheck } from './checks.ts'
import { useLanguagesWords } from './languages-words.ts'

/** What became of the grid, in words. */
type State = 'idle' | 'busy' | 'kept' | 'full' | 'failed'

const said: Readonly<Record<Exclude<State, 'idle'>, MessageKey>> = {
  busy: 'languages.grid.busy',
  kept: 'languages.grid.kept',
  full: 'languages.grid.full',
  failed: 'me.failed',
}

/** The grid of all languages: to download as PDF, to keep among one’s files, to share by a link. */
export function GridTools({
  person,
  profile,
  checks,
}: {
  readonly person: Person | null
  readonly profile: Profile
  readonly checks: readonly ListedCheck[]
}) {
  const { t } = useWords()
  const words = useEuropassWords()
  const say = useLanguagesWords()
  const [state, setState] = useState<State>('idle')
  const sheet = gridSheet(profile, { words, say, signed: checks.filter(({ signed }) => signed) })
  if (!sheet) return null
  const name = `${[sheet.title, sheet.name]
    .join(' ')
    .trim()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')}.pdf`
  const make = async (then: (bytes: ArrayBuffer) => Promise<State>): Promise<void> => {
    setState('busy')
    const bytes = await makePdf({ documents: [{ kind: 'sheet', view: sheet }], xml: '' }, { guest: person === null })
    setState(bytes ? await then(bytes) : 'failed')
  }
  const download = async (bytes: ArrayBuffer): Promise<State> => {
    handOver({ name, mimeType: 'application/pdf', bytes })
    return 'idle'
  }
  const keep = async (bytes: ArrayBuffer): Promise<State> => {
    const file = { name, mimeType: 'application/pdf', description: sheet.subtitle, bytes: new Uint8Array(bytes) }
    const [unkept] = await keepFiles(person?.id ?? guest, [file])
    return !unkept ? 'kept' : unkept.fault === 'full' ? 'full' : 'failed'
  }
  return (
    <section className="card stack" aria-labelledby="grid">
      <h2 id="grid">{t('languages.grid.title')}</h2>
      <p>{t('languages.grid.text')}</p>
      <div className="actions">
        <button type="button" className="button" disabled={state === 'busy'} onClick={() => void make(download)}>
          <Icon name="download" />
          {t('languages.grid.download')}
        </button>
        <button type="button" className="button" disabled={state === 'busy'} onClick={() => void make(keep)}>
          <Icon name="document" />
          {t('languages.grid.keep')}
        </button>
        <ShareButton items={[{ kind: 'grid' }]} />
      </div>
      <p role="status" className="take-state">
        {state !== 'idle' && t(said[state])}
      </p>
    </section>
  )
}
