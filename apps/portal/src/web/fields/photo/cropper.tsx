import type { PhotoShape } from '@laissez-passer/europass/templates'
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../language.tsx'
import { Question } from '../../parts/dialog.tsx'
import { type Crop, mostZoom, moved, wholeCrop, within, zoomOf, zoomTo } from './crop.ts'
import { encodePhoto } from './encode.ts'

/** Side of the view in dots of the screen; twice as many are drawn, for fine screens. */
const view = 288
/** How far a key moves the picture, in parts of the view. */
const step = 0.04

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Lets somebody choose the part of a picture that is kept: by dragging, with two fingers, the wheel, the
 * keyboard, or the slider.
 */
export function Cropper({
  picture,
  shape,
  onDone,
  onClose,
}: {
  readonly picture: ImageBitmap
  /** In which it is printed. */
  readonly shape: PhotoShape
  readonly onDone: (photo: string) => void
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const id = useId()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [crop, setCrop] = useState<Crop>(() => wholeCrop(picture))
  const fingers = useRef(new Map<number, Point>())
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const { x, y, side } = crop
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, 2 * view, 2 * view)
    context.drawImage(picture, x - side / 2, y - side / 2, side, side, 0, 0, 2 * view, 2 * view)
  }, [crop, picture])
  useEffect(() => {
    const element = canvas.current
    // React listens to wheels passively, and the page would scroll.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault()
      setCrop((now) => zoomTo(now, { zoom: zoomOf(now, picture) * Math.exp(-event.deltaY / 400), of: picture }))
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [picture])
  const drag = (event: PointerEvent<HTMLCanvasElement>): void => {
    const before = fingers.current.get(event.pointerId)
    if (!before) return
    const now = { x: event.clientX, y: event.clientY }
    const length = event.currentTarget.clientWidth
    const [other] = [...fingers.current].filter(([finger]) => finger !== event.pointerId).map(([, place]) => place)
    fingers.current.set(event.pointerId, now)
    setCrop((crop_) => {
      if (!other) return moved(crop_, { x: (before.x - now.x) / length, y: (before.y - now.y) / length, of: picture })
      const spread = Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y)
      return within({ ...crop_, side: crop_.side / (spread || 1) }, picture)
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, Point>> = {
      ArrowLeft: { x: -step, y: 0 },
      ArrowRight: { x: step, y: 0 },
      ArrowUp: { x: 0, y: -step },
      ArrowDown: { x: 0, y: step },
    }
    const zooms: Readonly<Record<string, number>> = { '+': 1.1, '=': 1.1, '-': 1 / 1.1 }
    const move = moves[event.key]
    const zoom = zooms[event.key]
    if (move) setCrop((now) => moved(now, { ...move, of: picture }))
    else if (zoom) setCrop((now) => zoomTo(now, { zoom: zoomOf(now, picture) * zoom, of: picture }))
    else return
    event.preventDefault()
  }
  const isCut = shape.round || shape.ratio !== 1
  const frame: CSSProperties = {
    aspectRatio: shape.ratio,
    inlineSize: `${Math.min(1, shape.ratio) * 100}%`,
    borderRadius: shape.round ? '50%' : undefined,
  }
  const lift = (event: PointerEvent): void => void fingers.current.delete(event.pointerId)
  return (
    <Question
      open
      onClose={onClose}
      title={t('photo.crop.title')}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('photo.cancel')}
          </button>
          <button type="button" className="button button-primary" onClick={() => onDone(encodePhoto(picture, crop))}>
            {t('photo.crop.use')}
          </button>
        </>
      }
    >
      <p id={`${id}-help`}>{t('photo.crop.help')}</p>
      <div className="photo-frame">
        <canvas
          ref={canvas}
          className="photo-view"
          width={2 * view}
          height={2 * view}
          // oxlint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role -- keys are its own
          role="application"
          tabIndex={0}
          aria-label={t('photo.crop.view')}
          aria-describedby={`${id}-help`}
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
          }}
          onPointerMove={drag}
          onPointerUp={lift}
          onPointerCancel={lift}
        />
        {isCut && <span className="photo-shape" style={frame} aria-hidden="true" />}
      </div>
      {isCut && <p className="hint">{t('photo.crop.cut')}</p>}
      <label className="photo-zoom">
        <span>{t('photo.crop.zoom')}</span>
        <input
          type="range"
          min={1}
          max={mostZoom}
          step={0.05}
          value={zoomOf(crop, picture)}
          aria-valuetext={t('photo.crop.percent', { percent: Math.round(zoomOf(crop, picture) * 100) })}
          onChange={(event) => setCrop((now) => zoomTo(now, { zoom: Number(event.target.value), of: picture }))}
        />
      </label>
    </Question>
  )
}
