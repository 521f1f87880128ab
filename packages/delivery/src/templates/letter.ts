/** A piece of a letter. All strings are plain text; whoever writes them out escapes them. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** Smaller and last: notes on what to do with the letter. */
  | { readonly kind: 'note'; readonly text: string }
  /** What is known, a term a line; `line`: both in one, as the language punctuates. */
  | {
      readonly kind: 'facts'
      readonly rows: readonly { readonly term: string; readonly value: string; readonly line: string }[]
    }
  /** A link as a button and, below it, as an address to copy. */
  | { readonly kind: 'link'; readonly label: string; readonly href: string; readonly copy: string }

/** A message to a person before it becomes text or HTML. */
export interface Letter {
  readonly language: string
  /** Our own, whose addresses in sentences become links. */
  readonly origin: string
  readonly subject: string
  readonly blocks: readonly Block[]
  /** Who sent it. */
  readonly signature: string
  /** Small print under the letter. */
  readonly footer: string
}
