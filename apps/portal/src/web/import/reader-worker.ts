import { importDocument } from '@laissez-passer/europass/exchange'

// Reads one file; the page ends this thread when it takes too long.
self.addEventListener('message', (event: MessageEvent<{ bytes: Uint8Array; language: string }>) => {
  const { bytes, language } = event.data
  void importDocument(bytes, { language }).then(
    (outcome) => self.postMessage(outcome),
    () => self.postMessage({ ok: false, refusal: { code: 'malformed', params: {} } }),
  )
})
