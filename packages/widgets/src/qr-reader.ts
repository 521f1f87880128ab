import { decodeQR } from 'qr/decode.js'

/** Reads QR codes from a running video. */
export interface QrReader {
  /** Looks at the present frame once. Resolves with the text, or `null` when none is seen. */
  read(video: HTMLVideoElement): Promise<string | null>
}

interface NativeDetector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
interface NativeDetectorClass {
  new (options: { formats: string[] }): NativeDetector
  getSupportedFormats(): Promise<string[]>
}

/** The script decoder fails at about 45°, so every other look turns the picture. */
const TURNS = [0, Math.PI / 4, 0, Math.PI / 8, 0, -Math.PI / 8]

/** Side of the square that is looked at: enough for 60 modules, small enough for slow phones. */
const SIDE = 640

/**
 * Makes a reader: the browser's own BarcodeDetector where it reads QR codes, else a decoder in script that
 * tries the picture turned as well.
 */
export async function createQrReader(): Promise<QrReader> {
  const native = await nativeDetector()
  return native ? { read: async (video) => (await native.detect(video))[0]?.rawValue ?? null } : scriptReader()
}

function isDetectorClass(value: unknown): value is NativeDetectorClass {
  return typeof value === 'function' && 'getSupportedFormats' in value
}

async function nativeDetector(): Promise<NativeDetector | null> {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  if (!isDetectorClass(found)) return null
  try {
    return (await found.getSupportedFormats()).includes('qr_code') ? new found({ formats: ['qr_code'] }) : null
  } catch {
    return null // some builds have the class and no service behind it
  }
}

function scriptReader(): QrReader {
  const canvas = document.createElement('canvas')
  canvas.width = SIDE
  canvas.height = SIDE
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let look = 0
  return {
    async read(video) {
      if (!context || video.videoWidth === 0) return null
      drawTurned(context, video, TURNS[look++ % TURNS.length] ?? 0)
      return decodePixels(context.getImageData(0, 0, SIDE, SIDE))
    },
  }
}

/** Draws the middle square of the frame, turned about its centre. */
function drawTurned(context: CanvasRenderingContext2D, video: HTMLVideoElement, turn: number): void {
  const scale = SIDE / Math.min(video.videoWidth, video.videoHeight)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.fillStyle = '#808080'
  context.fillRect(0, 0, SIDE, SIDE)
  context.translate(SIDE / 2, SIDE / 2)
  context.rotate(turn)
  context.scale(scale, scale)
  context.drawImage(video, -video.videoWidth / 2, -video.videoHeight / 2)
}

/**
 * Decodes a picture.
 *
 * @param image RGBA pixels
 * @returns the text, or `null` when no QR code is seen
 */
export function decodePixels(image: {
  width: number
  height: number
  data: Uint8Array | Uint8ClampedArray
}): string | null {
  try {
    return decodeQR(image)
  } catch {
    return null // the decoder throws for every frame without a code
  }
}
