declare const __ASSETS_VERSION__: string | undefined

/** Hash of the static files' contents, written in by the build. */
export const assetsVersion: string = typeof __ASSETS_VERSION__ === 'undefined' ? 'unbuilt' : __ASSETS_VERSION__

/** The folder from which pages load their static files. */
export const assetsFolder = `/cas/assets/${assetsVersion}`
