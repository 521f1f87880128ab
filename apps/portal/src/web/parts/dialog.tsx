import { type ReactNode, useEffect, useId, useRef } from 'react'

/** What is there to be typed in. */
const typedIn = ':is(textarea, input:not([type=range], [type=file], [type=checkbox], [type=radio]))'

/**
 * A question in front of the page: the browser's own dialog keeps the focus in it and gives it back. Escape
 * and a press outside close it. Where something is to be typed, the focus is there; else on the question.
 */
export function Question({
  open,
  onClose,
  title,
  children,
  actions,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  readonly actions: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => {
    if (open && !dialog.current?.open) {
      dialog.current?.showModal()
      const field = dialog.current?.querySelector<HTMLElement>(`.dialog-body ${typedIn}`)
      ;(field ?? heading.current)?.focus()
    } else if (!open && dialog.current?.open) dialog.current.close()
  }, [open])
  useEffect(() => {
    const element = dialog.current
    // The backdrop belongs to the dialog, everything in it lies in the inner box.
    const onOutside = (event: MouseEvent): void => {
      if (event.target === element) onClose()
    }
    element?.addEventListener('click', onOutside)
    return () => element?.removeEventListener('click', onOutside)
  }, [onClose])
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={id}
      onCancel={(event) => {
        // Files that aren't chosen after all cancel, too.
        if (event.target !== event.currentTarget) return
        // Closed by the browser it gives the focus back, which it can't once it isn't there any more.
        dialog.current?.close()
        onClose()
      }}
      // Browsers tell it a frame later: by then another question may be asked, or this one again.
      onClose={() => {
        if (open && !dialog.current?.open) onClose()
      }}
    >
      {open && (
        <div className="dialog">
          <h2 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <div className="dialog-body">{children}</div>
          <div className="actions">{actions}</div>
        </div>
      )}
    </dialog>
  )
}
