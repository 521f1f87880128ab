import { type RichText, richLimits, richTextLength } from '@laissez-passer/europass/rich-text'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../language.tsx'
import { FieldNotes, type FieldProps, useFieldParts } from '../field.tsx'
import type { EditorProps } from './editor.tsx'
import { PlainView } from './plain-view.tsx'
import { type WrittenPlace, writtenPlace } from './place.ts'
import '../../styles/rich-text.css'

type EditorPart = (props: EditorProps) => React.ReactNode

let fetched: EditorPart | undefined
/** Fetches the editor once for the page; what calls it early saves the reader a wait. */
export async function fetchRichEditor(): Promise<EditorPart> {
  fetched ??= (await import('./editor.tsx')).Editor
  return fetched
}

/** A pause in typing after which the plain view may go: a word isn't cut in the middle. */
const pause = 400

/** The editor when it is there and nobody is in the middle of a word. */
function useEditorPart(plain: React.RefObject<HTMLElement | null>): {
  Part: EditorPart | undefined
  start: WrittenPlace | null
} {
  const [{ Part, start }, setPart] = useState<{ Part: EditorPart | undefined; start: WrittenPlace | null }>({
    Part: fetched,
    start: null,
  })
  useEffect(() => {
    if (Part) return
    let [gone, typing] = [false, false]
    let timer: ReturnType<typeof setTimeout> | undefined
    const element = plain.current
    const swap = (Fetched: EditorPart): void => {
      if (gone || typing) return
      const focused = element?.contains(document.activeElement) ? element : null
      setPart({ Part: Fetched, start: focused && writtenPlace(focused) })
    }
    const onType = (event: Event): void => {
      typing = true
      clearTimeout(timer)
      if (event.type === 'compositionstart') return
      timer = setTimeout(() => {
        typing = false
        if (fetched) swap(fetched)
      }, pause)
    }
    const kinds = ['keydown', 'input', 'compositionstart', 'compositionend'] as const
    for (const kind of kinds) element?.addEventListener(kind, onType)
    // Where it can't be fetched, the plain view stays: the text can be written all the same.
    fetchRichEditor().then(swap, () => {})
    return () => {
      gone = true
      clearTimeout(timer)
      for (const kind of kinds) element?.removeEventListener(kind, onType)
    }
  }, [Part, plain])
  return { Part, start }
}

/** A long text with bold, italic, underline, lists and links. */
export function RichField({
  label,
  value,
  onChange,
  issues,
  hint,
  required,
  lang,
  dir,
  onLeave,
}: FieldProps<RichText>) {
  const { t } = useWords()
  const parts = useFieldParts({ issues: issues ?? [], hint })
  const [over, setOver] = useState(0)
  const plain = useRef<HTMLElement>(null)
  const onElement = useCallback((element: HTMLElement | null) => void (plain.current = element), [])
  const { Part, start } = useEditorPart(plain)
  const overId = `${parts.id}-over`
  const keysId = `${parts.id}-keys`
  const invalid = parts.error !== undefined || over > 0
  const describedBy = [parts.describedBy, over > 0 ? overId : undefined, keysId].filter(Boolean).join(' ')
  const attributes = useMemo(
    () => ({
      id: parts.id,
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-labelledby': parts.labelId,
      'aria-describedby': describedBy,
      ...(invalid && { 'aria-invalid': 'true' }),
      ...(required && { 'aria-required': 'true' }),
      ...(lang && { lang }),
      ...(dir && { dir }),
    }),
    [parts.id, parts.labelId, describedBy, invalid, required, lang, dir],
  )
  const left = richLimits.characters - richTextLength(value)
  const leave = (): void => onLeave?.()
  return (
    <div className="field rich-field">
      <span className="field-label" id={parts.labelId} data-required={required || undefined}>
        {label}
      </span>
      <div className={invalid ? 'rich rich-invalid' : 'rich'}>
        {Part ? (
          <Part
            id={parts.id}
            value={value}
            start={start}
            attributes={attributes}
            onLeave={leave}
            onChange={(text, more) => {
              setOver(more)
              onChange(text)
            }}
          />
        ) : (
          <>
            <div className="rich-tools" aria-hidden="true" />
            <PlainView
              value={value}
              onChange={onChange}
              onLeave={leave}
              attributes={attributes}
              onElement={onElement}
            />
          </>
        )}
      </div>
      <span className="lp-visually-hidden" id={keysId}>
        {t('rich.keys')}
      </span>
      <FieldNotes parts={parts} hint={hint} />
      {over > 0 ? (
        <span className="field-error" id={overId} role="status">
          {t('rich.over', { over })}
        </span>
      ) : (
        <span className="rich-left">{t('rich.left', { left })}</span>
      )}
    </div>
  )
}
