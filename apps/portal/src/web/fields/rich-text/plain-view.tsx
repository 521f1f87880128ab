import { readRichHtml, type RichText, shortenRichText, writeRichHtml } from '@laissez-passer/europass/rich-text'
import { useLayoutEffect, useRef } from 'react'

/** What the plain view takes from the field around it. */
export interface PlainViewProps {
  readonly value: RichText
  readonly onChange: (value: RichText) => void
  readonly onLeave: () => void
  readonly attributes: Readonly<Record<string, string>>
  /** Given the element while it is there: whoever replaces it asks where its cursor stands. */
  readonly onElement: (element: HTMLElement | null) => void
}

function elementsOf(text: RichText): NodeListOf<ChildNode> {
  const { body } = new DOMParser().parseFromString(writeRichHtml(text), 'text/html')
  for (const block of body.querySelectorAll<HTMLElement>('p, ul, ol')) block.dir = 'auto'
  return body.childNodes
}

/**
 * The text as long as the editor isn't there, for good where it can't be fetched: it is shown, and the
 * browser alone lets it be written.
 */
export function PlainView({ value, onChange, onLeave, attributes, onElement }: PlainViewProps) {
  const area = useRef<HTMLDivElement>(null)
  const written = useRef<RichText | null>(null)
  useLayoutEffect(() => {
    if (value === written.current) return
    written.current = value
    area.current?.replaceChildren(...elementsOf(value))
  }, [value])
  useLayoutEffect(() => {
    const element = area.current
    onElement(element)
    // Undo is the document's. React's event of this name is another one.
    const onBefore = (event: InputEvent): void => {
      if (event.inputType.startsWith('history')) event.preventDefault()
    }
    element?.addEventListener('beforeinput', onBefore)
    return () => {
      element?.removeEventListener('beforeinput', onBefore)
      onElement(null)
    }
  }, [onElement])
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element of HTML holds a text with lists and links
    <div
      {...attributes}
      ref={area}
      role="textbox"
      tabIndex={0}
      className="rich-area"
      contentEditable
      suppressContentEditableWarning
      onBlur={onLeave}
      onInput={(event) => {
        const text = shortenRichText(readRichHtml(event.currentTarget.innerHTML))
        written.current = text
        onChange(text)
      }}
      onPaste={(event) => {
        event.preventDefault()
        const html = event.clipboardData.getData('text/html')
        const clean = readRichHtml(html)
        // No other call inserts where the cursor is and tells the browser of it.
        if (html === '') document.execCommand('insertText', false, event.clipboardData.getData('text/plain'))
        else document.execCommand('insertHTML', false, writeRichHtml(clean))
      }}
    />
  )
}
