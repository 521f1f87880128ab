import type { RichText } from '@laissez-passer/europass/rich-text'
import { Selection } from 'prosemirror-state'
import { useLayoutEffect, useRef, useState } from 'react'
import { useAfterDialog } from '../after-dialog.ts'
import { linkAt, removeLink, setLink } from './commands.ts'
import { createRichEditor, type RichEditor, type ToolState } from './editor-view.ts'
import { type AskedLink, LinkDialog } from './link-dialog.tsx'
import { placeOf, type WrittenPlace } from './place.ts'
import { Toolbar } from './toolbar.tsx'

/** What the editor takes from the field around it. */
export interface EditorProps {
  readonly id: string
  readonly value: RichText
  readonly onChange: (value: RichText, over: number) => void
  readonly onLeave: () => void
  /** Attributes of the text for whoever hears it, and its language. */
  readonly attributes: Readonly<Record<string, string>>
  /** Where the cursor stood in the plain view; `null` where it didn't. */
  readonly start: WrittenPlace | null
}

/** The editor itself, with its tools: fetched when it is wanted. */
export function Editor({ id, value, onChange, onLeave, attributes, start }: EditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<RichEditor | null>(null)
  const [tools, setTools] = useState<ToolState | null>(null)
  const [link, setLinkAsked] = useState<AskedLink | null>(null)
  const latest = useRef({ value, onChange, onLeave, attributes, start, onLink: () => {} })
  const onLink = (): void => {
    if (!editor) return
    const { state } = editor.view
    const { from, to, href } = linkAt(state) ?? { ...fromTo(state.selection), href: '' }
    setLinkAsked({ href, text: state.doc.textBetween(from, to, ' ', ' ') })
  }
  latest.current = { value, onChange, onLeave, attributes, start, onLink }
  useLayoutEffect(() => {
    if (!place.current) return
    const now = latest.current
    const made = createRichEditor(place.current, {
      text: now.value,
      attributes: () => ({ ...latest.current.attributes, class: 'rich-area' }),
      onChange: (kept, over) => latest.current.onChange(kept, over),
      onTools: setTools,
      onLink: () => latest.current.onLink(),
      onLeave: () => latest.current.onLeave(),
    })
    if (now.start) {
      const { tr } = made.view.state
      const at = placeOf(tr.doc, now.start)
      if (at.blank) tr.insertText(' ', at.place)
      made.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at.place + (at.blank ? 1 : 0)))))
      made.view.focus()
    }
    setEditor(made)
    return made.destroy
  }, [])
  useLayoutEffect(() => editor?.show(value), [editor, value])
  useLayoutEffect(() => editor?.view.setProps({}), [editor, attributes])
  useAfterDialog(link !== null, () => editor?.view.focus())
  const close = (): void => setLinkAsked(null)
  return (
    <>
      <Toolbar editor={editor} state={tools} controls={id} onLink={onLink} />
      <div ref={place} className="rich-place" />
      {link && editor && (
        <LinkDialog
          link={link}
          onClose={close}
          onSet={(set) => {
            editor.dispatch((state) => setLink(state, set))
            close()
          }}
          onRemove={() => {
            editor.dispatch(removeLink)
            close()
          }}
        />
      )}
    </>
  )
}

const fromTo = ({ from, to }: Selection): { from: number; to: number } => ({ from, to })
