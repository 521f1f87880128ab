import { useMemo, useState } from 'react'
import { pageUndo } from '../documents/browser.ts'
import { Conflicts } from '../documents/conflicts.tsx'
import { editedTogether } from '../documents/edited-documents.ts'
import { beginProfile } from '../documents/first-profile.ts'
import { guest, profileSource } from '../documents/sources.ts'
import { useDocument } from '../documents/use-document.ts'
import { editing } from '../editing/editing.ts'
import { openDocuments } from '../editing/open-documents.ts'
import { EditingProvider } from '../editing/use-editing.tsx'
import { listOf } from '../editor/place.ts'
import { EditorSaveStatus } from '../editor/save-state.tsx'
import { useEuropassWords } from '../europass-words.ts'
import { EntryList } from '../form/entry-list.tsx'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Failed } from '../parts/failed.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { SaveTrouble } from '../parts/save-status.tsx'
import { WaitingHere } from '../parts/waiting.tsx'
import { useSession } from '../session.tsx'
import { GroupTools } from './group-tools.tsx'

/** The digital skills of a profile, in groups. A profile begins with them where there is none. */
export function DigitalSkills() {
  const { person } = useSession()
  const [begun, setBegun] = useState(0)
  return <Skills key={`${person?.id} ${begun}`} owner={person?.id ?? guest} onBegun={() => setBegun(begun + 1)} />
}

const list = listOf('profile-skills')

function Skills({ owner, onBegun }: { readonly owner: string; readonly onBegun: () => void }) {
  const e = useEuropassWords()
  const { t, language } = useWords()
  const { person } = useSession()
  const [failed, setFailed] = useState(false)
  const { document, view } = useDocument(useMemo(() => profileSource(owner), [owner]))
  const open = view.value !== null
  const opened = useMemo(
    () => (document && open ? editing(openDocuments(editedTogether({ profile: document }, { undo: pageUndo }))) : null),
    [document, open],
  )
  const begin = async (): Promise<void> => {
    const begun = await beginProfile(person, language)
    setFailed(!begun.ok)
    if (begun.ok) onBegun()
  }
  if (!document || view.status === 'loading') return <WaitingHere />
  if (view.status === 'offline') return <NotAnswered again={document.refresh} />
  if (!opened) {
    return (
      <>
        {failed && <Failed />}
        <p>
          <button type="button" className="button" onClick={() => void begin()}>
            <Icon name="add" />
            {t('digital.list')}
          </button>
        </p>
      </>
    )
  }
  return (
    <EditingProvider editing={opened}>
      <EditorSaveStatus state={view.save} guest={owner === guest} />
      <SaveTrouble state={view.save} />
      <Conflicts conflicts={view.conflicts} onAnswer={document.answer} />
      <EntryList
        label={e('section.profile-skills')}
        section="profile-skills"
        {...list}
        tools={(id) => <GroupTools id={id} />}
      />
    </EditingProvider>
  )
}
