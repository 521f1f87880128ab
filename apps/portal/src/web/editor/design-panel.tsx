import '../styles/design.css'
import '../styles/thumb.css'
import type { Json } from '@laissez-passer/europass/patch'
import {
  colourNames,
  colours,
  dateFormats,
  type Design,
  fontNames,
  fonts,
  marginWidths,
  papers,
  sizes,
  type TemplateOption,
  templateNames,
  templates,
} from '@laissez-passer/europass/templates'
import { type ReactNode, useId } from 'react'
import { settingSheet } from '../editing/editing.ts'
import { sheetOf } from '../editing/layers.ts'
import { useEditing, useLayers } from '../editing/use-editing.tsx'
import { useEuropassWords } from '../europass-words.ts'
import { LogoField } from '../fields/photo/logo.tsx'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Panel } from './section-panel.tsx'

/** How the document looks: template, colour, type, paper. */
export function DesignPanel({ focus }: { readonly focus: boolean }) {
  const { t } = useWords()
  const e = useEuropassWords()
  const editing = useEditing()
  const template = useLayers((layers) => sheetOf(layers)?.template ?? 'formal')
  const design = useLayers((layers) => sheetOf(layers)?.design)
  if (!design) return null
  const set = (name: string, value: Json): void => editing.change(settingSheet(editing.layers(), name, value))
  const setDesign = (name: keyof Design, value: Json): void => set(`design/${name}`, value)
  return (
    <Panel title={t('panel.design')} focus={focus}>
      <Choices legend={t('design.template')} className="choices">
        {templateNames.map((name) => (
          <Choice
            key={name}
            group="template"
            value={name}
            chosen={template}
            onChoose={(value) => set('template', value)}
          >
            <span className={`thumb thumb-${name}`} aria-hidden="true">
              <i />
              <i />
              <i />
              <i />
            </span>
            <span>
              <strong>{e(templates[name].label)}</strong>
              <small>{e(templates[name].description)}</small>
            </span>
          </Choice>
        ))}
      </Choices>
      <Choices legend={t('design.colour')} className="swatches">
        {(['template', ...colourNames] as const).map((name) => (
          <Choice
            key={name}
            group="colour"
            value={name}
            chosen={design.colour}
            onChoose={(value) => setDesign('colour', value)}
            className="swatch"
          >
            {name !== 'template' && (
              <svg viewBox="0 0 28 28" width="24" height="24" aria-hidden="true" focusable="false">
                <circle cx="14" cy="14" r="13" fill={colours[name]} />
              </svg>
            )}
            {t(`colour.${name}`)}
          </Choice>
        ))}
      </Choices>
      <div className="grid">
        <Select
          label={t('design.font')}
          value={design.font}
          options={(['template', ...fontNames] as const).map((name) => ({
            value: name,
            label: name === 'template' ? t('design.asTemplate') : fonts[name].family,
          }))}
          onChoose={(value) => setDesign('font', value)}
        />
        <Select
          label={t('design.size')}
          value={design.size}
          options={sizes.map((value) => ({ value, label: t(`size.${value}`) }))}
          onChoose={(value) => setDesign('size', value)}
        />
        <Select
          label={t('design.margins')}
          value={design.margins}
          options={marginWidths.map((value) => ({ value, label: t(`margins.${value}`) }))}
          onChoose={(value) => setDesign('margins', value)}
        />
        <Select
          label={t('design.paper')}
          value={design.paper}
          options={papers.map((value) => ({ value, label: t(`paper.${value}`) }))}
          onChoose={(value) => setDesign('paper', value)}
        />
        <Select
          label={t('design.dates')}
          value={design.dates}
          options={dateFormats.map((value) => ({ value, label: t(`dates.${value}`) }))}
          onChoose={(value) => setDesign('dates', value)}
        />
        <label className="checkbox" data-selected={design.pageNumbers || undefined}>
          <input
            type="checkbox"
            className="unseen"
            checked={design.pageNumbers}
            onChange={(event) => setDesign('pageNumbers', event.target.checked)}
          />
          <span className="checkbox-box" aria-hidden="true">
            <Icon name="check" />
          </span>
          {t('design.pageNumbers')}
        </label>
        {templates[template].options.map((option) => (
          <Option
            key={option.name}
            option={option}
            chosen={design.options[option.name]}
            onChoose={(value) => setDesign('options', { ...design.options, [option.name]: value })}
          />
        ))}
      </div>
      <LogoField
        label={t('design.logo')}
        value={design.logo}
        hint={t(templates[template].logo ? 'design.logoHint' : 'design.logoNot')}
        onChange={(value) => setDesign('logo', value)}
      />
    </Panel>
  )
}

/** A choice that only this template has. */
function Option({
  option,
  chosen,
  onChoose,
}: {
  readonly option: TemplateOption
  readonly chosen: string | boolean | undefined
  readonly onChoose: (value: string | boolean) => void
}) {
  const e = useEuropassWords()
  if (option.kind === 'choice') {
    return (
      <Select
        label={e(option.label)}
        value={typeof chosen === 'string' ? chosen : option.usual}
        options={option.values.map(({ value, label }) => ({ value, label: e(label) }))}
        onChoose={onChoose}
      />
    )
  }
  const on = typeof chosen === 'boolean' ? chosen : option.usual
  return (
    <label className="checkbox" data-selected={on || undefined}>
      <input type="checkbox" className="unseen" checked={on} onChange={(event) => onChoose(event.target.checked)} />
      <span className="checkbox-box" aria-hidden="true">
        <Icon name="check" />
      </span>
      {e(option.label)}
    </label>
  )
}

function Choices({
  legend,
  className,
  children,
}: {
  readonly legend: string
  readonly className: string
  readonly children: ReactNode
}) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <div className={className}>{children}</div>
    </fieldset>
  )
}

function Choice({
  group,
  value,
  chosen,
  onChoose,
  className = 'choice',
  children,
}: {
  readonly group: string
  readonly value: string
  readonly chosen: string
  readonly onChoose: (value: string) => void
  readonly className?: string
  readonly children: ReactNode
}) {
  return (
    <label className={className} data-selected={value === chosen || undefined}>
      <input
        type="radio"
        className="unseen"
        name={group}
        value={value}
        checked={value === chosen}
        onChange={() => onChoose(value)}
      />
      {children}
    </label>
  )
}

/** A choice among few, with the browser's own list. */
export function Select({
  label,
  value,
  options,
  onChoose,
  hint,
}: {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string) => void
  readonly hint?: string
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChoose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
