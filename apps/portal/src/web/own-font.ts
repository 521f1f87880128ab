/** In milliseconds: how long a page waits for its font. With one that comes later everything moves. */
const patience = 500

/** Resolves once the font of pages is there, or took too long. `index.html` asks for it with the program. */
export async function ownFont(fonts: FontFaceSet): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  const come = fonts.load('1em "Inter Variable"').then(
    () => {},
    () => {},
  )
  await Promise.race([come, late]).finally(() => clearTimeout(timer))
}
