import {
  colourNames,
  type Cv,
  cvColours,
  cvLanguages,
  sectionNames,
  templateNames,
} from '@laissez-passer/europass/model'
import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components'
import { SelectRow } from '../fields/select.tsx'
import { TextRow } from '../fields/text.tsx'
import { useEuropassWords } from '../europass-words.ts'
import { languageName, useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'

/** How the CV looks: its name, headline, template, colour, language, and the order of its sections. */
export function DesignForm({ cv, set }: { readonly cv: Cv; readonly set: (part: Partial<Cv>) => void }) {
  const { t } = useWords()
  const e = useEuropassWords()
  return (
    <div className="grid">
      <TextRow
        label={t('design.title')}
        path="title"
        value={cv.title}
        onChange={(title) => set({ title })}
        hint={t('design.titleHint')}
      />
      <TextRow
        label={t('design.headline')}
        path="headline"
        value={cv.headline}
        onChange={(headline) => set({ headline })}
        hint={t('design.headlineHint')}
      />
      <RadioGroup
        className="field whole"
        value={cv.template}
        onChange={(value) => set({ template: templateNames.find((one) => one === value) ?? cv.template })}
      >
        <Label>{t('design.template')}</Label>
        <div className="choices">
          {templateNames.map((name) => (
            <Radio key={name} value={name} className="choice">
              <span className={`thumb thumb-${name}`} aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              <span>
                <strong>{t(`template.${name}`)}</strong>
                <small>{t(`template.${name}.what`)}</small>
              </span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <RadioGroup
        className="field whole"
        value={cv.colour}
        onChange={(value) => set({ colour: colourNames.find((one) => one === value) ?? cv.colour })}
      >
        <Label>{t('design.colour')}</Label>
        <div className="swatches">
          {colourNames.map((name) => (
            <Radio key={name} value={name} className="swatch">
              <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true" focusable="false">
                <circle cx="14" cy="14" r="13" fill={cvColours[name]} />
                <path
                  className="swatch-check"
                  d="m8.5 14.5 3.7 3.7 7.3-8"
                  fill="none"
                  stroke="#fff"
                  strokeWidth="2.4"
                  strokeLinecap="round"
                  strokeLinejoin="round"
                />
              </svg>
              {t(`colour.${name}`)}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <SelectRow
        label={t('design.language')}
        value={cv.language}
        onChange={(language) => set({ language })}
        options={cvLanguages.map((value) => ({ value, label: languageName(value) }))}
      />
      <div className="field">
        <Checkbox className="checkbox" isSelected={cv.pageNumbers} onChange={(pageNumbers) => set({ pageNumbers })}>
          <span className="checkbox-box">
            <Icon name="check" />
          </span>
          {t('design.pageNumbers')}
        </Checkbox>
      </div>
      <fieldset className="field whole">
        <legend>{t('design.order')}</legend>
        <ol className="order">
          {[...cv.sections, ...sectionNames.filter((name) => !cv.sections.includes(name))].map((name) => {
            const at = cv.sections.indexOf(name)
            const shown = at >= 0
            const title = e(`section.${name}`)
            const move = (to: number): void => set({ sections: cv.sections.toSpliced(at, 1).toSpliced(to, 0, name) })
            return (
              <li key={name} data-shown={shown || undefined}>
                <Checkbox
                  className="checkbox"
                  isSelected={shown}
                  onChange={(next) =>
                    set({ sections: next ? [...cv.sections, name] : cv.sections.filter((one) => one !== name) })
                  }
                >
                  <span className="checkbox-box">
                    <Icon name="check" />
                  </span>
                  {title}
                </Checkbox>
                <button
                  type="button"
                  className="tool"
                  disabled={!shown || at === 0}
                  aria-label={t('entry.upNamed', { name: title })}
                  title={t('entry.up')}
                  onClick={() => move(at - 1)}
                >
                  <Icon name="up" />
                </button>
                <button
                  type="button"
                  className="tool"
                  disabled={!shown || at === cv.sections.length - 1}
                  aria-label={t('entry.downNamed', { name: title })}
                  title={t('entry.down')}
                  onClick={() => move(at + 1)}
                >
                  <Icon name="down" />
                </button>
              </li>
            )
          })}
        </ol>
      </fieldset>
    </div>
  )
}
