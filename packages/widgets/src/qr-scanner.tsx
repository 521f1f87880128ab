'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { en, type WidgetMessages, widgetTranslator } from './messages.ts'
import { createQrReader } from './qr-reader.ts'

/**
 * Why there is no picture: refused by the person, no camera, used elsewhere, or no camera access in this
 * browser.
 */
export type CameraProblem = 'denied' | 'missing' | 'busy' | 'unsupported'

/** What a scanner needs. */
export interface QrScannerProps {
  /**
   * Told each text seen; the same text once until another is seen. Unmount the scanner when it is the right
   * one.
   */
  readonly onScan: (text: string) => void
  /** Told when the camera can't be used; the scanner also says so. */
  readonly onProblem?: (problem: CameraProblem) => void
  /** Something said about the last code seen, for instance that it belongs to another site; announced. */
  readonly notice?: ReactNode
  /** Words. */
  readonly messages?: WidgetMessages
}

/** Milliseconds between looks: quick to the eye, light on the battery. */
const PAUSE = 120

/**
 * The camera's picture with a frame, and a reader behind it. The camera runs while the scanner is on the
 * page, and stops when it leaves; nothing is looked at while the page is hidden.
 */
export function QrScanner({ onScan, onProblem, notice, messages = en }: QrScannerProps): ReactNode {
  const video = useRef<HTMLVideoElement>(null)
  const listeners = useRef({ onScan, onProblem })
  listeners.current = { onScan, onProblem }
  const [state, setState] = useState<'starting' | 'running' | CameraProblem>('starting')
  const [attempt, setAttempt] = useState(0)
  const t = widgetTranslator(messages)

  useEffect(() => {
    const stop = new AbortController()
    const element = video.current
    setState('starting')
    if (element) {
      film(element, {
        signal: stop.signal,
        onRunning: () => setState('running'),
        onScan: (text) => listeners.current.onScan(text),
      }).catch((error: unknown) => {
        if (stop.signal.aborted) return
        const problem = problemOf(error)
        setState(problem)
        listeners.current.onProblem?.(problem)
      })
    }
    return () => stop.abort()
  }, [attempt])

  const failed = state !== 'starting' && state !== 'running'
  return (
    <div className="lp-scanner" data-state={state}>
      <div className="lp-scanner-view" hidden={failed}>
        <video ref={video} muted playsInline aria-label={t('scan.view')} />
        <span className="lp-scanner-frame" aria-hidden="true" />
      </div>
      <p className="lp-scanner-words" role="status" data-notice={notice ? true : undefined}>
        {failed ? t(`scan.${state}`) : (notice ?? t(state === 'starting' ? 'scan.starting' : 'scan.aim'))}
      </p>
      {failed && state !== 'unsupported' ? (
        <button type="button" className="lp-button" onClick={() => setAttempt((count) => count + 1)}>
          {t('scan.again')}
        </button>
      ) : null}
    </div>
  )
}

interface Filming {
  readonly signal: AbortSignal
  readonly onRunning: () => void
  readonly onScan: (text: string) => void
}

async function film(video: HTMLVideoElement, { signal, onRunning, onScan }: Filming): Promise<void> {
  if (!navigator.mediaDevices) throw new DOMException('no camera access', 'NotSupportedError')
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } },
    audio: false,
  })
  const end = (): void => {
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
  // The person may have left while the browser asked for permission.
  if (signal.aborted) return end()
  signal.addEventListener('abort', end, { once: true })
  video.srcObject = stream
  await video.play()
  onRunning()
  const reader = await createQrReader()
  let last: string | null = null
  while (!signal.aborted) {
    const text = document.hidden ? null : await reader.read(video)
    if (text !== null && text !== last && !signal.aborted) {
      last = text
      onScan(text)
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

/** @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
function problemOf(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing'
  return name === 'NotSupportedError' ? 'unsupported' : 'busy'
}
