import { languageName } from '../language.tsx'
import type { SupplementFields } from '@laissez-passer/europass/supplements'
import { isLanguageTag } from '@laissez-passer/europass/fields'
import { spokenLanguages } from '@laissez-passer/i18n/languages'
import { useId } from 'react'
import { Panel } from '../editor/section-panel.tsx'
import { useWords } from '../language.tsx'
import { contentLanguages } from './content-languages.ts'
import type { Editor } from './editor-of.ts'

/** What its keeper calls a document, and in which languages it speaks. */
export function AboutPanel<T extends SupplementFields>({
  editor: { document, value },
  focus,
}: {
  readonly editor: Editor<T>
  readonly focus: boolean
}) {
  const { t, language } = useWords()
  const id = useId()
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const set = (at: 'title' | 'labels' | 'language', next: string): void =>
    document.apply([{ at, value: next, was: value[at] }])
  const tags = [...new Set([value.language, ...contentLanguages])].filter(isLanguageTag)
  return (
    <Panel title={t('supplement.about')} focus={focus}>
      <div className="grid">
        <div className="field">
          <label htmlFor={`${id}-title`}>{t('design.title')}</label>
          <input
            id={`${id}-title`}
            defaultValue={value.title}
            maxLength={120}
            autoComplete="off"
            aria-describedby={`${id}-hint`}
            onBlur={(event) => event.target.value !== value.title && set('title', event.target.value)}
          />
          <p className="hint" id={`${id}-hint`}>
            {t('design.titleHint')}
          </p>
        </div>
        <div className="field">
          <label htmlFor={`${id}-labels`}>{t('supplement.labels')}</label>
          <select id={`${id}-labels`} value={value.labels} onChange={(event) => set('labels', event.target.value)}>
            {spokenLanguages.map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-language`}>{t('supplement.contentLanguage')}</label>
          <select
            id={`${id}-language`}
            value={value.language}
            onChange={(event) => set('language', event.target.value)}
          >
            {tags.map((tag) => (
              <option key={tag} value={tag}>
                {names.of(tag) ?? tag}
              </option>
            ))}
          </select>
        </div>
      </div>
    </Panel>
  )
}
