/**
 * The style sheet, scripts and fonts of the pages. `<base>/assets/<version>/<name>` is kept by browsers for
 * good; make the version a hash of all contents, so that another content has another address.
 */
export interface Assets {
  /** Letters, digits and `-`. */
  readonly version: string
  /**
   * The content of an asset by its name, e.g. `login.css`, `dom/wait.js`; null for unknown ones. Where
   * something before us serves the files (Workers' static assets), this is never asked.
   */
  readonly read: (name: string) => Promise<AssetBody | null>
}

/** One file. */
export interface AssetBody {
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
  /** Media type, e.g. `text/css; charset=utf-8`. */
  readonly type: string
}

/** No assets: pages without style and script. */
export const noAssets: Assets = { version: 'none', read: async () => null }
