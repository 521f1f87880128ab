/** The colours of a house in its mails, as `#rrggbb`, by day and by night; others are ours. */
export interface MailColours {
  readonly light: MailColour
  readonly dark: MailColour
}

interface MailColour {
  /** Of links. */
  readonly accent: string
  /** Of buttons and of the sheet's upper edge, with `onCover` on it. */
  readonly action: string
  readonly onCover: string
}

/** The burgundy of the pages. */
export const burgundy: MailColours = {
  light: { accent: '#6d1a36', action: '#6d1a36', onCover: '#fffdfa' },
  dark: { accent: '#e39ab1', action: '#962c50', onCover: '#fdf6f4' },
}
