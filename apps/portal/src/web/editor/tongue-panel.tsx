import { cvLabelLanguages } from '@laissez-passer/europass/cv'
import { settingSheet } from '../editing/editing.ts'
import { sheetOf } from '../editing/layers.ts'
import { useEditing, useLayers } from '../editing/use-editing.tsx'
import { languageName, useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { Select } from './design-panel.tsx'
import { Panel } from './section-panel.tsx'

/** BCP 47 tags that are offered: the Union's languages, then others that people often apply in. */
const offered =
  'bg hr cs da nl en et fi fr de el hu ga it lv lt mt pl pt ro sk sl es sv sq ar hy az eu be bs ca zh gl ka he hi is id ja kk ko lb mk no fa ru sr th tr uk ur vi cy'.split(
    ' ',
  )

/** The language of what is written, and that of headings and dates. */
export function TonguePanel({ focus }: { readonly focus: boolean }) {
  const { t, language: spoken } = useWords()
  const editing = useEditing()
  const language = useLayers((layers) => layers.language)
  const labels = useLayers((layers) => sheetOf(layers)?.labels ?? 'en')
  const own = useLayers(({ profile }) => profile.language)
  const written = useLayers(({ profile }) => [profile.language, ...Object.keys(profile.translations)].join(' '))
  const names = new Intl.DisplayNames([spoken], { type: 'language' })
  const nameOf = (tag: string): string => names.of(tag) ?? tag
  const known = new Set([...written.split(' '), language])
  const byName = (one: string, other: string): number => nameOf(one).localeCompare(nameOf(other), spoken)
  const options = [...known, ...offered.filter((tag) => !known.has(tag)).toSorted(byName)].map((tag) => ({
    value: tag,
    label: tag === own ? t('tongue.own', { name: nameOf(tag) }) : nameOf(tag),
  }))
  const set = (name: 'language' | 'labels', value: string): void =>
    editing.change(settingSheet(editing.layers(), name, value))
  return (
    <Panel title={t('panel.tongue')} focus={focus}>
      <div className="grid">
        <Select
          label={t('tongue.content')}
          value={language}
          options={options}
          hint={t('tongue.contentHint')}
          onChoose={(value) => set('language', value)}
        />
        <Select
          label={t('tongue.labels')}
          value={labels}
          options={cvLabelLanguages.map((value) => ({ value, label: languageName(value) }))}
          hint={t('tongue.labelsHint')}
          onChoose={(value) => set('labels', value)}
        />
      </div>
      {language !== own && (
        <Notice kind="info" title={t('tongue.translating', { name: nameOf(language) })}>
          <p>{t('tongue.translatingText', { name: nameOf(own) })}</p>
        </Notice>
      )}
    </Panel>
  )
}
