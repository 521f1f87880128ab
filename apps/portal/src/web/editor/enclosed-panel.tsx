import { settingSheet } from '../editing/editing.ts'
import { useEditing, useLayers } from '../editing/use-editing.tsx'
import { useWords } from '../language.tsx'
import { useNameOf } from '../library/document-list.tsx'
import { tellApart, useMoment } from '../library/tell-apart.ts'
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
  const nameOf = useNameOf()
  const moment = useMoment()
  const names = tellApart(cvs, { name: nameOf, when: ({ savedAt }) => moment(savedAt) })
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
            ...cvs.map((cv) => ({ value: cv.id, label: names.get(cv) ?? '' })),
          ]}
          hint={t('letter.withCvHint')}
          onChoose={(id) => editing.change(settingSheet(editing.layers(), 'cv', id))}
        />
      </div>
    </Panel>
  )
}
