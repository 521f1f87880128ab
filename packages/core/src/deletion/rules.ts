const day = 86_400

/** How long before it happens a deletion is called to mind by mail, where it waits twice as long at least. */
export const remindBefore = 3 * day

/** How long a link that cancels works after the deletion was due: whoever comes late reads what happened. */
export const linkLeftover = day
