/**
 * What became of a field on its way in or out.
 *
 * `kept` needs no note unless it was put aside: whatever stands in the document and has no note is kept.
 */
export type Fate = 'kept' | 'changed' | 'lost'

/** Why a field stands otherwise than in the source. Words are looked up by `exchange.note.<code>`. */
export type ChangedCode =
  /** Longer than the field may be: the beginning stands. `max`, `length` in UTF-16 code units. */
  | 'shortened'
  /** A web address without `https://` has it now. */
  | 'completed'
  /** Stands in another field, because ours has none of its own: `label`, the source's name for it. */
  | 'moved'
  /** A code that the lists don't have stands as the text it came with. `value`. */
  | 'code-as-text'
  /** A date that never was, or isn't exact enough to be one, stands as text in the description. `value`. */
  | 'date-as-text'
  /** A date in other words stands in ours. `value`, the source's. */
  | 'date-rewritten'
  /** A level, use or kind of the source's own is the nearest of ours. `value`, the source's. */
  | 'nearest'
  /** A whole name was taken apart; where is a guess. `value`. */
  | 'name-split'
  /** Tables, colours, sizes and pictures are gone from a long text; its words, lists and links stand. */
  | 'plainer'

/** Why a field of the source doesn't stand in the document at all. */
export type LostCode =
  /** A date that never was. `value`. */
  | 'impossible-date'
  /** A value that the field can't hold. `value`. */
  | 'not-allowed'
  /** A list had more than fit: the first stand. `max`, `count`. */
  | 'too-many'
  /** The document has no place for it. `value`, its beginning. */
  | 'no-place'
  /** An entry that can't be read. */
  | 'unreadable-entry'
  /** A file that the source names and doesn't hold, or one that is too large. `value`, its name. */
  | 'empty-attachment'
  /** A picture that is none, or of a kind that isn't kept. */
  | 'picture'

/** Why a field is kept although nothing shows it. */
export type KeptCode =
  /** Nothing here shows it; exports to the format it came in carry it again. `value`, its beginning. */
  'put-aside'

/** A reason of any fate. */
export type NoteCode = ChangedCode | LostCode | KeptCode

/** Where a note belongs, and what its words need. */
export interface NotePlace {
  /** The field of our document, as a path of patches: `entries/work-experience/<id>/from`. Empty: none. */
  readonly at?: string
  /** The place in the source, in its own terms (`Candidate/CandidateProfile/EmploymentHistory`). */
  readonly source?: string
  /** What the words for people need. Texts are cut to their beginning by whoever collects the notes. */
  readonly params?: Readonly<Record<string, string | number>>
}

/** One line of a report: a field, what became of it, and why. Codes and params, never words. */
export interface Note {
  readonly fate: Fate
  readonly code: NoteCode
  readonly at: string
  readonly source: string
  readonly params: Readonly<Record<string, string | number>>
}

/**
 * Takes notes while a reader reads. Readers needn't mind limits, nor what they leave unread: lengths and
 * counts are brought within limits afterwards, with notes; what a source holds and no reader asked for is
 * found and noted.
 */
export interface Notes {
  changed(code: ChangedCode, place: NotePlace): void
  lost(code: LostCode, place: NotePlace): void
}

/** Notes that also note what is put aside, and give what they have. */
export interface TakenNotes extends Notes {
  kept(code: KeptCode, place: NotePlace): void
  /** The notes in the order they were taken. */
  readonly all: readonly Note[]
}

/** The most notes one document makes: a hostile one must not make a report larger than itself. */
const most = 5000
/** As much of a text as a note repeats. */
const beginning = 120

const cut = (value: string | number): string | number =>
  typeof value === 'string' && value.length > beginning ? `${value.slice(0, beginning).toWellFormed()}…` : value

/**
 * An empty list of notes.
 *
 * @returns notes that cut long values and stop at 5,000
 */
export function takeNotes(): TakenNotes {
  const all: Note[] = []
  const add =
    (fate: Fate) =>
    (code: NoteCode, { at = '', source = '', params = {} }: NotePlace): void => {
      if (all.length >= most) return
      const short = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, cut(value)]))
      all.push({ fate, code, at, source, params: short })
    }
  return { all, kept: add('kept'), changed: add('changed'), lost: add('lost') }
}

/** Notes for whoever reads without wanting a report. */
export const noNotes: Notes = { changed: () => undefined, lost: () => undefined }
