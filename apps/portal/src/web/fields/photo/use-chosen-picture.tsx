import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { type PhotoFault, readPicture } from './read-picture.ts'

/** A picture that is being chosen from a file. */
export interface ChosenPicture {
  /** Why the last file was none. */
  readonly fault: PhotoFault | null
  readonly forgetFault: () => void
  readonly busy: boolean
  /** Something is held over the field. */
  readonly over: boolean
  /** Opens the browser's own choice of a file. */
  readonly ask: () => void
  /** What the field shows unseen for it. */
  readonly input: ReactNode
  /** For the element that files can be dropped on. */
  readonly dropping: {
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragLeave: () => void
    readonly onDrop: (event: DragEvent) => void
  }
}

/**
 * Lets a picture be chosen or dropped.
 *
 * @param onPicture - takes it, to be drawn; its receiver closes it
 */
export function useChosenPicture(onPicture: (picture: ImageBitmap) => void): ChosenPicture {
  const [fault, setFault] = useState<PhotoFault | null>(null)
  const [busy, setBusy] = useState(false)
  const [over, setOver] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const take = async (chosen: Blob | undefined): Promise<void> => {
    if (!chosen) return
    setBusy(true)
    const read = await readPicture(chosen)
    setBusy(false)
    setFault('fault' in read ? read.fault : null)
    if ('picture' in read) onPicture(read.picture)
  }
  return {
    fault,
    forgetFault: () => setFault(null),
    busy,
    over,
    ask: () => file.current?.click(),
    input: (
      <input
        ref={file}
        type="file"
        accept="image/*,.heic,.heif"
        hidden
        onChange={(event) => {
          void take(event.target.files?.[0])
          // The same file may be chosen again.
          event.target.value = ''
        }}
      />
    ),
    dropping: {
      onDragOver: (event) => {
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: (event) => {
        event.preventDefault()
        setOver(false)
        void take(event.dataTransfer.files[0])
      },
    },
  }
}
