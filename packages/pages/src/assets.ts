/** Files by name, as the build found them: text as it is, all else as base64. */
declare const __PAGE_FILES__: Readonly<Record<string, string>> | undefined
/** A hash of all names and contents. */
declare const __PAGE_FILES_VERSION__: string | undefined

/** Static files that pages load, in the shape that `createProvider` takes as `assets`. */
export interface PageAssets {
  /** A hash of all names and contents: another content has another address. */
  readonly version: string
  /** All names, e.g. `login.css`, `dom/wait.js`: for whoever wants them in a folder or on a CDN. */
  readonly names: readonly string[]
  /** One file with its media type; null for unknown names. */
  readonly read: (name: string) => Promise<{ readonly body: Uint8Array<ArrayBuffer>; readonly type: string } | null>
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

// From source, where nothing was built, pages go without.
const files = new Map(Object.entries(typeof __PAGE_FILES__ === 'undefined' ? {} : __PAGE_FILES__))

/**
 * The style sheet, scripts, pictures and fonts (Inter, under the OFL) of the pages, in the module itself: no
 * folder to copy and no file system, so that it is the same on Node and Workers. What `createProvider` serves
 * unless it is given others.
 */
export const pageAssets: PageAssets = {
  version: typeof __PAGE_FILES_VERSION__ === 'undefined' ? 'unbuilt' : __PAGE_FILES_VERSION__,
  names: [...files.keys()],
  read: async (name) => {
    const content = files.get(name)
    if (content === undefined) return null
    const extension = name.slice(name.lastIndexOf('.') + 1)
    const body = extension === 'woff2' ? bytesOf(content) : new TextEncoder().encode(content)
    return { body, type: types[extension] ?? 'application/octet-stream' }
  },
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}
