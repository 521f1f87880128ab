import { typedText } from '@laissez-passer/core/typed'
import { limits } from '@laissez-passer/europass/fields'
import { below } from '@laissez-passer/europass/patch'
import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { useEditing, useValue } from '../../editing/use-editing.tsx'
import { useFormWords } from '../form-words.ts'
import type { FieldProps } from '../field-props.ts'
import { described, FieldFrame } from '../frame.tsx'
import { useIssue } from '../use-issue.ts'
import { useSuggestions } from '../use-suggestions.ts'
import { useWords } from '../../language.tsx'
import { Icon } from '../../parts/drawing.tsx'
import { SortableItem, SortableList, SortHandle } from '../../parts/sortable.tsx'
import { afterPress } from '../../fields/after-press.ts'
import { wordOf } from './choice.tsx'

const isText = (one: unknown): one is string => typeof one === 'string'

/**
 * Several lines as one value: entered one by one, or with commas between them; codes from a list where it has
 * some.
 */
export function StringsField({ field, base }: FieldProps<'strings' | 'choices'>) {
  const { t } = useWords()
  const e = useFormWords()
  const editing = useEditing()
  const id = useId()
  const path = below(base, field.name)
  const value = useValue(path)
  const list = Array.isArray(value) ? value.filter(isText) : []
  const { message, leave } = useIssue(path)
  const [text, setText] = useState('')
  const frame = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const { suggestions, ask } = useSuggestions(field.suggests)
  const codes = field.kind === 'choices' ? field.codes : []
  const words = field.kind === 'choices' ? field.words : ''
  const offered = [...codes.map((code) => wordOf(e, words, code)), ...suggestions.map(({ label }) => label)]
  const free = field.kind === 'strings' || field.free === true
  const write = (next: readonly string[]): void =>
    editing.write(path, { value: next.slice(0, limits.list), translatable: field.kind === 'strings' })
  const add = (typed: string): void => {
    setText('')
    const known = new Set(list.map((one) => one.toLocaleLowerCase()))
    // What is offered may have commas in it: “Business, administration and law” is one.
    const whole = typedText(typed)
    const parts = offered.some((one) => same(one, whole)) ? [whole] : typed.split(/[,;\n]/)
    const fresh = parts
      .map((one) => typedText(one).slice(0, 150))
      .map((one) => codes.find((code) => same(wordOf(e, words, code), one) || same(code, one)) ?? (free ? one : ''))
      .filter((one) => one !== '' && !known.has(one.toLocaleLowerCase()) && known.add(one.toLocaleLowerCase()))
    if (fresh.length > 0) write([...list, ...fresh])
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault()
      add(text)
    } else if (event.key === 'Backspace' && text === '' && list.length > 0) {
      setText(wordOf(e, words, list.at(-1) ?? ''))
      write(list.slice(0, -1))
    }
  }
  const onBlur = (event: FocusEvent): void => {
    // A press on a button in here does what is needed by itself.
    if (frame.current?.contains(event.relatedTarget)) return
    afterPress(() => {
      add(text)
      leave()
    })
  }
  return (
    <FieldFrame id={id} path={path} field={field} message={message} wide>
      <div className="strings" ref={frame}>
        <div className="strings-entry">
          {/* What was typed and not yet added is added when the field is left: nothing is lost. */}
          <input
            {...described(id, { hint: field.hint !== undefined, message })}
            ref={input}
            value={text}
            autoComplete="off"
            {...(offered.length > 0 && { list: `${id}-offered` })}
            onChange={(event) => {
              setText(event.target.value)
              ask(event.target.value)
            }}
            onKeyDown={onKeyDown}
            onBlur={onBlur}
          />
          {offered.length > 0 && (
            <datalist id={`${id}-offered`}>
              {offered.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </datalist>
          )}
          <button
            type="button"
            className="button"
            onClick={() => {
              add(text)
              input.current?.focus()
            }}
          >
            {t('strings.add')}
          </button>
        </div>
        {list.length > 0 && (
          <SortableList
            flow
            order={list}
            onMove={(one, to) => write(list.filter((other) => other !== one).toSpliced(to, 0, one))}
            className="skills"
            label={e(field.label)}
          >
            {list.map((one) => (
              <SortableItem key={one} id={one} className="skill">
                {list.length > 1 && <SortHandle id={one} name={wordOf(e, words, one)} />}
                {wordOf(e, words, one)}
                <button
                  type="button"
                  aria-label={t('strings.remove', { name: wordOf(e, words, one) })}
                  onClick={() => {
                    write(list.filter((other) => other !== one))
                    input.current?.focus()
                  }}
                >
                  <Icon name="close" />
                </button>
              </SortableItem>
            ))}
          </SortableList>
        )}
      </div>
    </FieldFrame>
  )
}

const same = (one: string, other: string): boolean => one.toLocaleLowerCase() === other.toLocaleLowerCase()
