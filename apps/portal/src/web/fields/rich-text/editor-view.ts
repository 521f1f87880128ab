import {
  readPlainText,
  readRichHtml,
  type RichText,
  richLimits,
  richTextLength,
  shortenRichText,
  writePlainText,
  writeRichHtml,
} from '@laissez-passer/europass/rich-text'
import { baseKeymap } from 'prosemirror-commands'
import { keydownHandler } from 'prosemirror-keymap'
import { DOMParser as SchemaParser, DOMSerializer, Fragment, Slice } from 'prosemirror-model'
import { type Command, EditorState, Selection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { undoKey } from '../../documents/undo-keys.ts'
import { hasMark, indent, linkAt, listTyped, richKeys } from './commands.ts'
import { editorBlocks, editorDocument, keptBlocks, sameText } from './document.ts'
import { richSchema } from './schema.ts'

/** What the toolbar shows as on, and what it can do. */
export interface ToolState {
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly link: boolean
  readonly list: 'bullets' | 'numbers' | 'none'
  readonly deeper: boolean
  readonly up: boolean
}

/** A text that is being written. */
export interface RichEditor {
  readonly view: EditorView
  /** Does what a key or a button does; the cursor stays where it is. */
  readonly run: (command: Command) => void
  readonly dispatch: (make: (state: EditorState) => Transaction) => void
  /** Takes over what was changed elsewhere: by undoing, in another tab. The rest, and the cursor, stay. */
  readonly show: (text: RichText) => void
  readonly destroy: () => void
}

/** How an editor begins, and whom it tells. */
export interface RichEditorOptions {
  readonly text: RichText
  readonly attributes: () => Record<string, string>
  /** After each change: what is kept of it, and how many characters don't fit. */
  readonly onChange: (kept: RichText, over: number) => void
  readonly onTools: (tools: ToolState) => void
  readonly onLink: () => void
  readonly onLeave: () => void
}

/** What is copied lists its points as lists, so that it can be pasted elsewhere. */
class CopySerializer extends DOMSerializer {
  override serializeFragment(fragment: Fragment): DocumentFragment {
    const copied = document.createDocumentFragment()
    const html = writeRichHtml(keptBlocks(fragment))
    copied.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
    return copied
  }
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** What was pasted, cleaned, as the schema reads it: points are paragraphs with a depth. */
function flatHtml(text: RichText): string {
  return text
    .map((block) => {
      const inner = writeRichHtml([{ type: 'paragraph', spans: block.spans }])
      if (block.type === 'paragraph') return inner
      return inner.replace('<p>', `<p data-depth="${block.depth}" data-ordered="${block.ordered}">`)
    })
    .join('')
}

/** Plain text that is pasted; one line is a piece of a sentence, whatever it begins with. */
function plainSlice(text: string): Slice {
  const line = text.trim()
  const blocks = /[\r\n]/.test(line) ? editorBlocks(readPlainText(text)) : editorBlocks(readRichHtml(escapeHtml(line)))
  return Slice.maxOpen(Fragment.from(blocks))
}

function toolsOf(state: EditorState): ToolState {
  const { parent } = state.selection.$from
  const list = parent.type !== richSchema.nodes.item ? 'none' : parent.attrs['ordered'] ? 'numbers' : 'bullets'
  return {
    bold: hasMark(state, 'bold'),
    italic: hasMark(state, 'italic'),
    underline: hasMark(state, 'underline'),
    link: linkAt(state) !== undefined,
    list,
    deeper: indent(1)(state),
    up: indent(-1)(state),
  }
}

/** Replaces what differs and nothing else, so that the cursor stays where it was written. */
function difference(state: EditorState, text: RichText): Transaction | null {
  const next = editorDocument(text)
  const start = state.doc.content.findDiffStart(next.content)
  const end = state.doc.content.findDiffEnd(next.content)
  if (start === null || end === null) return null
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return state.tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap))
}

/**
 * Starts an editor of rich text in an element. Undo isn't its own: it belongs to the document, so the
 * browser's is turned off and the keys are left to whoever listens.
 */
export function createRichEditor(place: HTMLElement, options: RichEditorOptions): RichEditor {
  let kept = options.text
  let tools = ''
  const tell = (state: EditorState): void => {
    const next = toolsOf(state)
    const seen = JSON.stringify(next)
    if (seen !== tools) options.onTools(next)
    tools = seen
  }
  const onKeys = keydownHandler({
    ...baseKeymap,
    ...richKeys,
    'Mod-k': () => {
      options.onLink()
      return true
    },
  })
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({ schema: richSchema, doc: editorDocument(options.text) }),
    attributes: options.attributes,
    handleKeyDown: onKeys,
    handleTextInput(target, ...[from, to, text]) {
      const list = listTyped(target.state, { from, to, text })
      if (list) target.dispatch(list)
      return list !== null
    },
    handleDOMEvents: {
      // The editor would take these keys for itself, and do nothing with them.
      keydown: (_, event) => undoKey(event) !== null,
      beforeinput: (_, event) => {
        const own = event.inputType === 'historyUndo' || event.inputType === 'historyRedo'
        if (own) event.preventDefault()
        return own
      },
      blur: () => {
        options.onLeave()
        return false
      },
    },
    transformPastedHTML: (html) => flatHtml(readRichHtml(html)),
    clipboardParser: SchemaParser.fromSchema(richSchema),
    clipboardTextParser: (text) => plainSlice(text),
    clipboardSerializer: new CopySerializer(
      DOMSerializer.nodesFromSchema(richSchema),
      DOMSerializer.marksFromSchema(richSchema),
    ),
    clipboardTextSerializer: (slice) => writePlainText(keptBlocks(slice.content)),
    dispatchTransaction(transaction) {
      const state = view.state.apply(transaction)
      view.updateState(state)
      tell(state)
      if (!transaction.docChanged || transaction.getMeta('shown') === true) return
      const text = keptBlocks(state.doc.content)
      const fitting = shortenRichText(text)
      const over = Math.max(0, richTextLength(text) - richLimits.characters, text.length > richLimits.blocks ? 1 : 0)
      if (sameText(fitting, kept) && over === 0) return
      kept = fitting
      options.onChange(fitting, over)
    },
  })
  tell(view.state)
  return {
    view,
    run: (command) => void command(view.state, view.dispatch, view),
    dispatch: (make) => view.dispatch(make(view.state)),
    show(text) {
      if (text === kept || sameText(text, kept)) return
      kept = text
      const change = difference(view.state, text)
      if (!change) return
      change.setMeta('shown', true)
      if (!view.hasFocus()) change.setSelection(Selection.atEnd(change.doc))
      view.dispatch(change)
    },
    destroy: () => view.destroy(),
  }
}
