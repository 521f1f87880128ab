import { useMemo, useRef, useState } from 'react'
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  type Key,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import type { Option } from './codes.ts'
import { type FieldProps } from './field.tsx'
import { matching } from './matching.ts'
import '../styles/field-kinds.css'

/** What a box to search in takes, beside what every field does. */
export interface SearchBoxProps extends FieldProps<string> {
  readonly options: readonly Option[]
  /** The text of a value that isn't among the options; one that somebody typed where `onOther` takes it. */
  readonly other?: string
  /** Takes what isn't in the list, in the person's words. */
  readonly onOther?: (text: string) => void
  readonly className?: string
  /** For a part of a field whose label stands elsewhere. */
  readonly hideLabel?: boolean
}

/**
 * A choice among many that is found by typing: a few letters, without accents, in the page's language or in
 * English, or the code. The list is the browser's reader's too (react-aria's combobox).
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function SearchBox(props: SearchBoxProps) {
  const { label, value, onChange, options, other = '', onOther, issues, hint, required = false } = props
  const { t } = useWords()
  const chosen = options.find((option) => option.value === value)
  const shown = chosen?.label ?? (value === '' ? other : value)
  const [typed, setTyped] = useState<string | null>(null)
  const found = useMemo(() => matching(options, typed ?? ''), [options, typed])
  const issue = issues?.[0]
  /** The key by which the box acts: it tells leaving and giving up alike. */
  const key = useRef('')
  const choose = (chosenKey: Key | null): void => {
    const same = chosenKey === null || chosenKey === value
    // What was typed is judged when the field is left.
    if (same && (key.current === 'Tab' || (chosenKey === null && onOther))) return
    setTyped(null)
    if (same && key.current === 'Enter' && typed?.trim()) settle(typed.trim())
    else if (chosenKey !== null) onChange(String(chosenKey))
  }
  const settle = (text: string): void => {
    const [first] = found
    // A name that was typed to its end, or can only be one.
    const meant = first && (sameName(first.label, text) || (!onOther && found.length === 1)) ? first : undefined
    if (meant) onChange(meant.value)
    else if (onOther && text !== '') onOther(text)
  }
  const leave = (): void => {
    const text = typed?.trim()
    setTyped(null)
    queueMicrotask(() => {
      // After the box said that what was chosen stays.
      if (text) settle(text)
      props.onLeave?.()
    })
  }
  return (
    <ComboBox
      className={`field search-box ${props.className ?? ''}`}
      items={found}
      inputValue={typed ?? shown}
      onInputChange={(text) => {
        setTyped(text === shown ? null : text)
        if (text === '' && shown !== '') onChange('')
      }}
      value={chosen ? value : null}
      onChange={choose}
      onBlur={leave}
      allowsEmptyCollection
      allowsCustomValue={onOther !== undefined}
      menuTrigger="input"
      isRequired={required}
      isInvalid={issue !== undefined}
      validationBehavior="aria"
    >
      <Label className={props.hideLabel ? 'lp-visually-hidden' : 'field-label'} data-required={required || undefined}>
        {label}
      </Label>
      <div className="search-input">
        <Input
          autoComplete={props.autoComplete ?? 'off'}
          onKeyDownCapture={(event) => (key.current = event.key)}
          onFocus={(event) => {
            key.current = ''
            event.currentTarget.select()
          }}
        />
        <Button className="search-open" aria-label={t('choose.open')}>
          <Icon name="open" />
        </Button>
      </div>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{issue && t(`issue.${issue.code}`, issue.params)}</FieldError>
      <Popover className="search-list" offset={4}>
        <ListBox<Option>
          renderEmptyState={() => <p className="search-none">{t(onOther ? 'choose.own' : 'choose.none')}</p>}
        >
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="search-option">
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

const sameName = (one: string, other: string): boolean =>
  one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0
