import { importDocument, type ImportOutcome } from '@laissez-passer/europass/exchange'

/** What it answers. Under a name of its own: the reader of PDFs tells whoever listens that it is there. */
export interface ReadMessage {
  readonly outcome: ImportOutcome
}

const tell = (outcome: ImportOutcome): void => self.postMessage({ outcome } satisfies ReadMessage)

// Reads one file; the page ends this thread when it takes too long.
self.addEventListener('message', (event: MessageEvent<{ bytes: Uint8Array; language: string }>) => {
  const { bytes, language } = event.data
  void importDocument(bytes, { language }).then(tell, () =>
    tell({ ok: false, refusal: { code: 'malformed', params: {} } }),
  )
})
