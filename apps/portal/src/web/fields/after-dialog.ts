import { useLayoutEffect, useRef } from 'react'

/**
 * Puts the focus where it belongs in the moment in which a dialog goes, so that what is typed next isn't
 * lost: one that goes while it is open gives the focus back to nothing.
 *
 * @param open whether a dialog is there
 * @param focus gives the focus to what comes after it
 */
export function useAfterDialog(open: boolean, focus: () => void): void {
  const was = useRef(open)
  useLayoutEffect(() => {
    if (was.current && !open) focus()
    was.current = open
  })
}
