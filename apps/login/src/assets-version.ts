import { addresses, defaultBase } from '@laissez-passer/core/addresses'

declare const __ASSETS_VERSION__: string | undefined

/** Hash of the static files' contents, written in by the build. */
export const assetsVersion: string = typeof __ASSETS_VERSION__ === 'undefined' ? 'unbuilt' : __ASSETS_VERSION__

/**
 * Where the build puts the static files, below its folder `public`: at their address under the default base.
 *
 * @param version of the files; another than the build's where a brand lies among them
 */
export const assetsFolder = (version = assetsVersion): string => `${addresses(defaultBase).assets}/${version}`
