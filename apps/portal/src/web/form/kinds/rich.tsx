import { isObject, type Json, below } from '@laissez-passer/europass/patch'
import { directionOf } from '@laissez-passer/europass/fields'
import type { RichBlock, RichText } from '@laissez-passer/europass/rich-text'
import { useEffect, useRef } from 'react'
import { useEditing, useLayers, useValue } from '../../editing/use-editing.tsx'
import { numbered, useFormWords } from '../form-words.ts'
import { RichField as Rich } from '../../fields/rich-text/index.tsx'
import { useIssues } from '../use-issue.ts'
import type { FieldProps } from '../field-props.ts'
import { Beneath } from '../frame.tsx'

/** A long text, in the language of what is edited. */
export function RichField({ field, base }: FieldProps<'rich'>) {
  const e = useFormWords()
  const editing = useEditing()
  const path = below(base, field.name)
  const value = useValue(path)
  const language = useLayers((layers) => layers.language)
  const { issues, leave } = useIssues(path)
  const label = numbered(field.number, e(field.label))
  // What was typed and waits stands in the field already: it must not be set back to what is stored.
  const typed = useRef<{ readonly text: RichText; readonly over: Json | undefined } | null>(null)
  useEffect(() => void (typed.current = null), [value])
  const text = typed.current && typed.current.over === value ? typed.current.text : toRichText(value)
  return (
    <div className="whole kind" data-path={path}>
      <Rich
        label={label}
        value={text}
        hint={field.hint && e(field.hint)}
        required={field.required ?? false}
        lang={language}
        dir={directionOf(language)}
        issues={issues}
        onChange={(next) => {
          typed.current = { text: next, over: value }
          editing.type(path, { value: toJson(next), translatable: true })
        }}
        onLeave={() => {
          editing.flush()
          leave()
        }}
      />
      <Beneath path={path} label={label} />
    </div>
  )
}

const toJson = (text: RichText): Json =>
  text.map((block) => ({ ...block, spans: block.spans.map((span) => ({ ...span })) }))

const empty: RichText = []

/** What the schema of the document has read already. */
const toRichText = (value: Json | undefined): RichText => (isRichText(value) ? value : empty)

const isRichText = (value: unknown): value is readonly RichBlock[] =>
  Array.isArray(value) && value.every((block: unknown) => isObject(block) && Array.isArray(block['spans']))
