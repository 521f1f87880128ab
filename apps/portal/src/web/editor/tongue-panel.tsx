import { cvLabelLanguages } from '@laissez-passer/europass/cv'
import { isLanguage, type Language } from '@laissez-passer/i18n/languages'
import { brand } from '../brand.ts'
import { settingSheet } from '../editing/editing.ts'
import { sheetOf } from '../editing/layers.ts'
import { useEditing, useLayers } from '../editing/use-editing.tsx'
import { languageName, useWords } from '../language.tsx'
import { ContentLanguage, Translating } from './content-language.tsx'
import { Select } from './design-panel.tsx'
import { Panel } from './section-panel.tsx'

/** Ours, those that the organisation brought, and the one that the document has. */
const labelLanguages = (chosen: Language): readonly Language[] => [
  ...new Set([...cvLabelLanguages, ...Object.keys(brand.told.documents).filter(isLanguage), chosen]),
]

/** The language of what is written, and that of headings and dates. */
export function TonguePanel({ focus }: { readonly focus: boolean }) {
  const { t } = useWords()
  const editing = useEditing()
  const labels = useLayers((layers) => sheetOf(layers)?.labels ?? 'en')
  const set = (name: 'language' | 'labels', value: string): void =>
    editing.change(settingSheet(editing.layers(), name, value))
  return (
    <Panel title={t('panel.tongue')} focus={focus}>
      <div className="grid">
        <ContentLanguage onChoose={(value) => set('language', value)} />
        <Select
          label={t('tongue.labels')}
          value={labels}
          options={labelLanguages(labels).map((value) => ({ value, label: languageName(value) }))}
          hint={t('tongue.labelsHint')}
          onChoose={(value) => set('labels', value)}
        />
      </div>
      <Translating />
    </Panel>
  )
}
