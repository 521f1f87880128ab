/// <reference types="vite/client" />

/** Written by `font-files.ts`: addresses by the names that `typst` has for files of fonts. */
declare module 'virtual:font-files' {
  const addresses: ReadonlyMap<string, string>
  export default addresses
}
