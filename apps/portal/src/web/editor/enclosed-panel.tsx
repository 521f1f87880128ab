import { settingSheet } from '../editing/editing.ts'
import { useEditing, useLayers } from '../editing/use-editing.tsx'
import { useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { Select } from './design-panel.tsx'
import { useEnclosables } from './enclosed.ts'
import { Panel } from './section-panel.tsx'

/** The CV that goes with a letter, in one file. */
export function EnclosedPanel({ focus }: { readonly focus: boolean }) {
  const { t } = useWords()
  const editing = useEditing()
  const { person } = useSession()
  const cvs = useEnclosables(person?.id ?? null) ?? []
  const chosen = useLayers(({ letter }) => letter?.cv ?? '')
  // It isn't known here, or not yet; it stays chosen until the person chooses otherwise.
  const unknown = chosen !== '' && !cvs.some(({ id }) => id === chosen)
  return (
    <Panel title={t('letter.enclosed')} focus={focus}>
      <div className="grid">
        <Select
          label={t('letter.withCv')}
          value={chosen}
          options={[
            { value: '', label: t('letter.withoutCv') },
            ...(unknown ? [{ value: chosen, label: t('letter.cvChosen') }] : []),
            ...cvs.map(({ id, title }) => ({ value: id, label: title || t('me.untitled') })),
          ]}
          hint={t('letter.withCvHint')}
          onChoose={(id) => editing.change(settingSheet(editing.layers(), 'cv', id))}
        />
      </div>
    </Panel>
  )
}
