/** What an import takes at most. Each holds while something is read, not afterwards. */
export const importLimits = {
  /** Bytes of the file itself. */
  file: 32_000_000,
  /** UTF-16 code units of a text: room for a photo and attachments. */
  text: 20_000_000,
  xmlDepth: 50,
  xmlElements: 100_000,
  jsonDepth: 60,
  jsonValues: 200_000,
  /** Files in an archive. */
  zipFiles: 2000,
  /** Bytes of one file in an archive, inflated. */
  zipFile: 16_000_000,
  /** Bytes of all that is inflated of one archive. */
  zipTotal: 32_000_000,
  /** How many times larger than itself an archive may be, inflated, beyond its first megabyte. */
  zipRatio: 100,
  csvColumns: 100,
  csvRows: 5000,
  csvCell: 100_000,
  pdfPages: 60,
  /** Bytes of all that a PDF draws, inflated; a page of words takes some ten thousand. */
  pdfDrawing: 4_000_000,
  /** Characters of long text taken from one HTML. */
  html: 200_000,
  /** Blocks of text offered to sort by hand. */
  blocks: 5000,
  /** Bytes of one attachment, decoded. */
  attachment: 10_000_000,
} as const
