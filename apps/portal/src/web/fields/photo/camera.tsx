import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../language.tsx'
import { Question } from '../../parts/dialog.tsx'

/** Why there is no picture of the camera: it was refused, there is none, or another program has it. */
type CameraFault = 'refused' | 'none' | 'busy'

const faults: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
}

/** Shows what the camera sees, and takes a picture of it. The camera is let go with the dialog. */
export function Camera({
  onTaken,
  onClose,
}: {
  readonly onTaken: (picture: ImageBitmap) => void
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'asking' | 'ready' | CameraFault>('asking')
  useEffect(() => {
    let stream: MediaStream | undefined
    let gone = false
    const stop = (): void => stream?.getTracks().forEach((track) => track.stop())
    const wanted = { video: { facingMode: 'user', width: { ideal: 1920 }, height: { ideal: 1080 } }, audio: false }
    navigator.mediaDevices.getUserMedia(wanted).then(
      (got) => {
        stream = got
        if (gone) return stop()
        if (video.current) video.current.srcObject = got
      },
      (error: unknown) => setState((error instanceof DOMException && faults[error.name]) || 'busy'),
    )
    return () => {
      gone = true
      stop()
    }
  }, [])
  const take = async (): Promise<void> => {
    if (video.current) onTaken(await createImageBitmap(video.current))
  }
  const failed = state !== 'asking' && state !== 'ready'
  return (
    <Question
      open
      onClose={onClose}
      title={t('photo.camera.title')}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('photo.cancel')}
          </button>
          {!failed && (
            <button
              type="button"
              className="button button-primary"
              disabled={state !== 'ready'}
              onClick={() => void take()}
            >
              {t('photo.camera.take')}
            </button>
          )}
        </>
      }
    >
      {failed ? (
        <p role="alert">{t(`photo.camera.${state}`)}</p>
      ) : (
        <>
          <p role="status">{t(state === 'asking' ? 'photo.camera.asking' : 'photo.camera.ready')}</p>
          <video
            ref={video}
            className="photo-video"
            autoPlay
            muted
            playsInline
            aria-label={t('photo.camera.view')}
            onLoadedData={() => setState('ready')}
          />
        </>
      )}
    </Question>
  )
}
